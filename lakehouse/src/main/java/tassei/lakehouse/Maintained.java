package tassei.lakehouse;

/**
 * What maintenance did to a table, or would do.
 *
 * @param compacted small files that became fewer
 * @param expired snapshots that can no longer be asked for
 * @param removed files of expired snapshots; unknown, and 0, before it is done
 * @param strays files that no table knew
 */
public record Maintained(TableName table, int compacted, int expired, int removed, int strays) {
  public boolean isChanged() {
    return compacted + expired + removed + strays > 0;
  }
}
