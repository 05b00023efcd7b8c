package tassei.lakehouse.forget;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.types.Types.NestedField;
import tassei.lakehouse.Warehouse;

/**
 * What is left in the files of a warehouse, read without trusting any table: the values of every
 * Parquet file, whether a table leads to it or not, the bounds and paths in every Avro file, the
 * bytes of every other file, and of those packed in it.
 */
public final class Remains {
  private static final int PIECE = 1 << 20;

  /** Longer than any text that is looked for is likely to be. */
  private static final int OVERLAP = 1 << 14;

  private final Needles needles;
  private final Map<String, Schema> schemas = new HashMap<>();
  private final List<String> places = new ArrayList<>();
  private int files;

  private Remains(Catalog catalog, Needles needles) {
    this.needles = requireNonNull(needles, "needles is null");
    for (Namespace schema : ((SupportsNamespaces) catalog).listNamespaces()) {
      for (TableIdentifier name : catalog.listTables(schema)) {
        schemas.put(
            "%s/%s/".formatted(schema.level(0), name.name()), everyColumn(catalog.loadTable(name)));
      }
    }
  }

  /**
   * What was found.
   *
   * @param files how many files were read
   * @param places the files in which something is left, each with the number of texts, and those
   *     that cannot be searched
   */
  public record Found(int files, List<String> places) {
    public Found {
      places = List.copyOf(places);
    }
  }

  /** Reads every file of a warehouse. */
  public static Found of(Warehouse warehouse, Catalog catalog, Needles needles) {
    Remains remains = new Remains(catalog, needles);
    WarehouseFiles.of(warehouse).forEach(remains::look);
    return new Found(remains.files, remains.places);
  }

  /** The columns a table has and had: a file may be older than its table. */
  private static Schema everyColumn(Table table) {
    Map<Integer, NestedField> columns = new HashMap<>();
    table
        .schemas()
        .values()
        .forEach(
            schema ->
                schema
                    .columns()
                    .forEach(
                        field ->
                            columns.putIfAbsent(
                                field.fieldId(),
                                NestedField.optional(
                                    field.fieldId(), "c" + field.fieldId(), field.type()))));
    return new Schema(List.copyOf(columns.values()));
  }

  /**
   * @param name below the warehouse; tables lie in schema/table
   */
  private void look(String name, InputFile file) {
    files++;
    int found;
    try {
      if (name.endsWith(".parquet")) {
        found = inParquet(name, file);
      } else if (name.endsWith(".avro")) {
        found = inAvro(file);
      } else {
        found = inBytes(file) + inPacked(file);
      }
    } catch (IOException | RuntimeException cannotBeRead) {
      if (!file.exists()) {
        // it went since it was listed
        files--;
        return;
      }
      // such as half of a file that a killed run leaves: what is packed in it is not seen
      found = inBytesOfDamaged(file);
      places.add(
          "%s: cannot be read as what it is called (%s). Where no table needs it, ./tassei maintain removes it after --stray-days"
              .formatted(name, cannotBeRead));
    }
    if (found > 0) {
      places.add("%s: %d".formatted(name, found));
    }
  }

  private int inParquet(String name, InputFile file) throws IOException {
    Schema schema = schemas.get(name.replaceFirst("^([^/]*/[^/]*/).*", "$1"));
    if (schema == null) {
      throw new IOException("Cannot tell which table a data file is of: " + name);
    }
    int found = 0;
    try (CloseableIterable<Record> rows =
        Parquet.read(file)
            .project(schema)
            .createReaderFunc(type -> GenericParquetReaders.buildReader(schema, type))
            .reuseContainers()
            .build()) {
      for (Record row : rows) {
        for (int column = 0; column < row.size(); column++) {
          found += inValue(row.get(column));
        }
      }
    }
    return found;
  }

  private int inAvro(InputFile file) throws IOException {
    int found = 0;
    try (var reader =
        new org.apache.avro.file.DataFileStream<>(
            file.newStream(), new org.apache.avro.generic.GenericDatumReader<>())) {
      for (Object record : reader) {
        found += inValue(record);
      }
    }
    return found;
  }

  private int inValue(Object value) {
    return switch (value) {
      case null -> 0;
      case CharSequence text -> in(text.toString().getBytes(StandardCharsets.UTF_8));
      case ByteBuffer bytes -> {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        yield in(copy);
      }
      case byte[] bytes -> in(bytes);
      case Map<?, ?> map -> map.values().stream().mapToInt(this::inValue).sum();
      case Collection<?> list -> list.stream().mapToInt(this::inValue).sum();
      case org.apache.avro.generic.IndexedRecord record -> {
        int found = 0;
        for (int field = 0; field < record.getSchema().getFields().size(); field++) {
          found += inValue(record.get(field));
        }
        yield found;
      }
      default -> 0;
    };
  }

  private int in(byte[] bytes) {
    return needles.found(bytes, 0, bytes.length);
  }

  private int inBytes(InputFile file) throws IOException {
    try (InputStream in = file.newStream()) {
      return inStream(in);
    }
  }

  private int inBytesOfDamaged(InputFile file) {
    try {
      return inBytes(file);
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot read " + file.location(), cause);
    }
  }

  private int inStream(InputStream in) throws IOException {
    byte[] piece = new byte[PIECE + OVERLAP];
    int kept = 0;
    int found = 0;
    int read = in.readNBytes(piece, 0, PIECE);
    while (read > 0) {
      found += needles.found(piece, 0, kept + read);
      int keep = Math.min(OVERLAP, kept + read);
      System.arraycopy(piece, kept + read - keep, piece, 0, keep);
      kept = keep;
      read = in.readNBytes(piece, kept, PIECE);
    }
    return found;
  }

  /** Of a book or archive the parts, and of an archive of books theirs. */
  private int inPacked(InputFile file) throws IOException {
    byte[] head;
    try (InputStream in = file.newStream()) {
      head = in.readNBytes(4);
    }
    if (head.length < 4 || head[0] != 'P' || head[1] != 'K') {
      return 0;
    }
    try (InputStream in = file.newStream()) {
      return inPacked(in, 1);
    }
  }

  private int inPacked(InputStream packed, int deeper) throws IOException {
    int found = 0;
    ZipInputStream zip = new ZipInputStream(packed);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      byte[] part = zip.readAllBytes();
      found += in(part);
      if (deeper > 0 && part.length > 4 && part[0] == 'P' && part[1] == 'K') {
        found += inPacked(new ByteArrayInputStream(part), deeper - 1);
      }
    }
    return found;
  }
}
