package tassei.transform.disclosure;

/**
 * Another table that agrees with everything published: by how much each of its cells differs from
 * the true one. Since it could be the true one, nobody can rule its figures out.
 */
record Witness(int[] cells, long[] differences) {
  long difference(int cell) {
    for (int at = 0; at < cells.length; at++) {
      if (cells[at] == cell) {
        return differences[at];
      }
    }
    return 0;
  }
}
