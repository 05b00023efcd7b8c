package tassei.lakehouse.forget;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.SupportsPrefixOperations;

/** The files in a table's folder that no state of it leads to, older metadata among them. */
final class Unreachable {
  private final Table table;

  Unreachable(Table table) {
    this.table = requireNonNull(table, "table is null");
  }

  /** Deletes them; nobody may be writing. */
  void delete() {
    delete(file -> true);
  }

  /** Deletes what was begun and never belonged to a state; nobody may be writing. */
  void deleteStrays() {
    delete(file -> !file.endsWith(".metadata.json"));
  }

  private void delete(Predicate<String> isMeant) {
    Set<String> needed = needed();
    List<String> unneeded = new ArrayList<>();
    // in an object store a folder is a prefix, and that of dim_body is one of dim_body_now too
    String folder = table.location() + "/";
    for (FileInfo file : ((SupportsPrefixOperations) table.io()).listPrefix(folder)) {
      if (isMeant.test(file.location()) && !needed.contains(name(file.location()))) {
        unneeded.add(file.location());
      }
    }
    unneeded.forEach(table.io()::deleteFile);
  }

  private Set<String> needed() {
    Set<String> needed = new HashSet<>();
    needed.add(name(((HasTableOperations) table).operations().current().metadataFileLocation()));
    DataFiles files = new DataFiles(table);
    for (Snapshot snapshot : table.snapshots()) {
      needed.add(name(snapshot.manifestListLocation()));
      for (ManifestFile manifest : snapshot.allManifests(table.io())) {
        needed.add(name(manifest.path()));
      }
      files.of(snapshot).forEach(file -> needed.add(name(file.location())));
    }
    return needed;
  }

  /** Every file of a table has a name of its own; the ways to write its folder differ. */
  private static String name(String location) {
    return location.substring(location.lastIndexOf('/') + 1);
  }
}
