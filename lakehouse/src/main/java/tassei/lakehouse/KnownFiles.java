package tassei.lakehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.apache.iceberg.ManifestContent;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ReachableFileUtil;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.SupportsPrefixOperations;

/**
 * The files a table knows of, read without an engine: a job of Spark for each of sixty tables takes
 * half a minute to find nothing.
 */
final class KnownFiles {
  private KnownFiles() {}

  /** Whether a file in the table's folder, last written before a time, is not known to it. */
  static boolean mayHaveStrays(Table table, Instant before) {
    if (!(table.io() instanceof SupportsPrefixOperations files)) {
      return true;
    }
    Set<String> old = new HashSet<>();
    for (FileInfo file : files.listPrefix(table.location() + "/")) {
      if (file.createdAtMillis() < before.toEpochMilli()) {
        old.add(path(file.location()));
      }
    }
    if (!old.isEmpty()) {
      forget(old, table);
    }
    return !old.isEmpty();
  }

  private static void forget(Set<String> old, Table table) {
    ReachableFileUtil.metadataFileLocations(table, false).forEach(file -> old.remove(path(file)));
    ReachableFileUtil.manifestListLocations(table).forEach(file -> old.remove(path(file)));
    ReachableFileUtil.statisticsFilesLocations(table).forEach(file -> old.remove(path(file)));
    old.remove(path(ReachableFileUtil.versionHintLocation(table)));
    Set<String> read = new HashSet<>();
    for (Snapshot snapshot : table.snapshots()) {
      for (ManifestFile manifest : snapshot.allManifests(table.io())) {
        if (read.add(manifest.path())) {
          old.remove(path(manifest.path()));
          forgetFilesOf(manifest, old, table);
        }
      }
    }
  }

  private static void forgetFilesOf(ManifestFile manifest, Set<String> old, Table table) {
    if (manifest.content() != ManifestContent.DATA) {
      return; // tables are copied on write: no file of deletes, and Iceberg decides anyway
    }
    try (CloseableIterable<String> paths =
        ManifestFiles.readPaths(manifest, table.io(), table.specs())) {
      paths.forEach(file -> old.remove(path(file)));
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot read manifest: " + manifest.path(), cause);
    }
  }

  /** Without scheme and authority's slashes: {@code file:/a} and {@code file:///a} are one. */
  private static String path(String location) {
    return location.replaceFirst("^[a-z0-9]+:/+", "/");
  }
}
