package tassei.lakehouse;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.ManifestContent;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.RewriteTablePathUtil;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.io.FileIO;

/**
 * One table on its way to another place. Paths in its metadata are absolute, so that metadata,
 * manifest lists and manifests are written anew; data files are copied as they are. A path of this
 * machine is written {@code file:/x} or {@code file:///x}.
 */
final class MovedTable {
  private static final String MANY_SLASHES = "file:///";
  private static final String ONE_SLASH = "file:/";

  private final Table table;
  private final TableMetadata metadata;
  private final FileIO target;
  private final String from;
  private final String to;

  MovedTable(Table table, FileIO target, String from, String to) {
    this.table = requireNonNull(table, "table is null");
    this.metadata = ((HasTableOperations) table).operations().current();
    this.target = requireNonNull(target, "target is null");
    this.from = from.replaceFirst("^" + MANY_SLASHES, ONE_SLASH);
    this.to = requireNonNull(to, "to is null");
  }

  /**
   * @param metadata the file to register
   * @param snapshots what each snapshot says it holds
   */
  record Copy(String metadata, Map<Long, Map<String, String>> snapshots, Set<String> refs) {
    /**
     * @throws WarehouseException when a table has other snapshots, sums or tags
     */
    void refuseDifference(Table moved) {
      if (!snapshots.equals(summaries(moved)) || !refs.equals(moved.refs().keySet())) {
        throw new WarehouseException("Cannot move %s, its copy differs".formatted(moved.name()));
      }
    }
  }

  Copy copy() {
    Map<String, Long> manifests = new LinkedHashMap<>();
    Set<String> data = new LinkedHashSet<>();
    try {
      for (Snapshot snapshot : table.snapshots()) {
        for (ManifestFile manifest : snapshot.allManifests(table.io())) {
          if (!manifests.containsKey(manifest.path())) {
            manifests.put(manifest.path(), manifest(manifest, data));
          }
        }
      }
      for (String file : data) {
        bytes(file);
      }
      for (Snapshot snapshot : table.snapshots()) {
        RewriteTablePathUtil.rewriteManifestList(
            snapshot,
            new TwoPlaces(table.io(), target),
            metadata,
            manifests,
            from,
            to,
            "",
            moved(snapshot.manifestListLocation()));
      }
      return new Copy(metadataFile(), summaries(table), table.refs().keySet());
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot copy table " + table.name(), cause);
    }
  }

  /** Returns the length of the manifest as it is written anew. */
  private long manifest(ManifestFile manifest, Set<String> data) throws IOException {
    if (manifest.content() == ManifestContent.DELETES) {
      throw new WarehouseException("Cannot move %s, it has delete files".formatted(table.name()));
    }
    Set<String> found = new LinkedHashSet<>();
    try (var files = ManifestFiles.read(manifest, table.io(), table.specs())) {
      files.forEach(file -> found.add(file.location()));
    }
    data.addAll(found);
    boolean isOfManySlashes = found.stream().anyMatch(file -> file.startsWith(MANY_SLASHES));
    var output = target.newOutputFile(moved(manifest.path()));
    RewriteTablePathUtil.rewriteDataManifest(
        manifest,
        summaries(table).keySet(),
        output,
        table.io(),
        metadata.formatVersion(),
        table.specs(),
        isOfManySlashes ? from.replaceFirst(ONE_SLASH, MANY_SLASHES) : from,
        to);
    return target.newInputFile(output.location()).getLength();
  }

  private void bytes(String file) throws IOException {
    MessageDigest read = sha256();
    MessageDigest written = sha256();
    try (InputStream in = new DigestInputStream(table.io().newInputFile(file).newStream(), read);
        OutputStream out = target.newOutputFile(moved(file)).createOrOverwrite()) {
      in.transferTo(out);
    }
    try (var back = new DigestInputStream(target.newInputFile(moved(file)).newStream(), written)) {
      back.transferTo(OutputStream.nullOutputStream());
    }
    if (!MessageDigest.isEqual(read.digest(), written.digest())) {
      throw new WarehouseException("Cannot copy %s, its copy has other bytes".formatted(file));
    }
  }

  /** Without the log of earlier metadata files, which stay where they are. */
  private String metadataFile() throws IOException {
    String location = moved(metadata.metadataFileLocation());
    String json =
        TableMetadataParser.toJson(metadata)
            .replace('"' + from + '/', '"' + to + '/')
            .replace('"' + from.replaceFirst(ONE_SLASH, MANY_SLASHES) + '/', '"' + to + '/')
            .replaceFirst("\"metadata-log\":\\[[^\\]]*\\]", "\"metadata-log\":[]");
    try (OutputStream out = target.newOutputFile(location).createOrOverwrite()) {
      out.write(json.getBytes(StandardCharsets.UTF_8));
    }
    return location;
  }

  private String moved(String path) {
    return RewriteTablePathUtil.newPath(path.replaceFirst("^" + MANY_SLASHES, ONE_SLASH), from, to);
  }

  private static Map<Long, Map<String, String>> summaries(Table table) {
    Map<Long, Map<String, String>> summaries = new LinkedHashMap<>();
    table.snapshots().forEach(snapshot -> summaries.put(snapshot.snapshotId(), snapshot.summary()));
    return summaries;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException cause) {
      throw new IllegalStateException("Cannot hash: SHA-256 is missing", cause);
    }
  }
}
