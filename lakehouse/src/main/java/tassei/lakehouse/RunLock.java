package tassei.lakehouse;

/**
 * The right to write to a warehouse: one process at a time. It is given back when the process ends,
 * however it ends.
 */
public sealed interface RunLock extends AutoCloseable permits FolderLock, DatabaseLock {
  /**
   * Takes the lock at once or not at all.
   *
   * @throws WarehouseException when another run has it, or the warehouse is incomplete
   */
  static RunLock take(Warehouse warehouse, RunId runId) {
    RunLock lock = takeToRebuild(warehouse, runId);
    try {
      warehouse.refuseIncomplete();
      return lock;
    } catch (RuntimeException incomplete) {
      lock.close();
      throw incomplete;
    }
  }

  /** The same for whoever makes a warehouse whole again. */
  static RunLock takeToRebuild(Warehouse warehouse, RunId runId) {
    return switch (warehouse) {
      case WarehouseFolder folder -> FolderLock.take(folder, runId);
      case WarehouseServer server -> DatabaseLock.take(server, runId);
    };
  }

  /**
   * Asks whether the lock is still held, before what was done under it is shown to anybody.
   *
   * @throws WarehouseException when it was lost
   */
  void refuseLost();

  @Override
  void close();
}
