package tassei.ingest.benchmark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.xml.sax.InputSource;
import org.xml.sax.XMLReader;
import tassei.ingest.layout.Layout;
import tassei.ingest.layout.Layouts;
import tassei.ingest.observe.Recognition;
import tassei.ingest.reader.Readers;
import tassei.ingest.sheet.SheetFile;

/**
 * Workbooks a second: ours from bytes to observations, against the Excel library's bare event loop
 * and its model over the same files. Prints seconds and ratios; see benchmarks/workbooks.
 */
public final class Workbooks {
  private static final Layouts LAYOUTS = Layouts.load(List.of(Path.of("layouts")));
  private static final int ROUNDS = 5;

  private Workbooks() {}

  private interface Work {
    void on(byte[] book) throws Exception;
  }

  /** The first argument: how many books of each specimen. */
  public static void main(String[] arguments) throws Exception {
    int copies = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
    List<byte[]> books = books(copies);
    List<Double> ours = new ArrayList<>();
    List<Double> two = new ArrayList<>();
    List<Double> bare = new ArrayList<>();
    List<Double> model = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      ours.add(seconds(books, Workbooks::observe));
      bare.add(seconds(books, Workbooks::bare));
      model.add(seconds(books, Workbooks::model));
      two.add(onTwoCores(books));
    }
    double one = best(ours);
    System.out.printf("%d workbooks, best of %d rounds%n", books.size(), ROUNDS);
    System.out.printf("ours, one core          %7.2f s  %6.0f a second%n", one, books.size() / one);
    System.out.printf("ours, two cores         %7.2f s%n", best(two));
    System.out.printf("Excel library, events   %7.2f s%n", best(bare));
    System.out.printf("Excel library, model    %7.2f s%n", best(model));
    System.out.printf("events / ours           %7.2f    (at least 0.60)%n", best(bare) / one);
    System.out.printf("model / ours            %7.2f    (at least 3.00)%n", best(model) / one);
    System.out.printf("one core / two cores    %7.2f    (at least 1.70)%n", one / best(two));
  }

  private static double best(List<Double> seconds) {
    return seconds.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  private static double seconds(List<byte[]> books, Work work) throws Exception {
    long start = System.nanoTime();
    for (byte[] book : books) {
      work.on(book);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static double onTwoCores(List<byte[]> books) throws Exception {
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (byte[] book : books) {
        threads.submit(() -> observe(book));
      }
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static void observe(byte[] book) {
    SheetFile.Opened opened = (SheetFile.Opened) SheetFile.open("a.xlsx", book);
    Layout layout = Recognition.of(opened.document(), LAYOUTS).winner().orElseThrow().layout();
    int size =
        Readers.named(layout.reader())
            .orElseThrow()
            .read(opened.document(), layout)
            .observations()
            .size();
    if (size < 50) {
      throw new IllegalStateException("Cannot read the book: %d observations".formatted(size));
    }
  }

  /** Every cell's text by events, and nothing made of it. */
  private static void bare(byte[] book) throws Exception {
    try (OPCPackage file = OPCPackage.open(new ByteArrayInputStream(book))) {
      XSSFReader reader = new XSSFReader(file);
      ReadOnlySharedStringsTable texts = new ReadOnlySharedStringsTable(file, false);
      var sheets = reader.getSheetsData();
      while (sheets.hasNext()) {
        XMLReader xml = org.apache.poi.util.XMLHelper.newXMLReader();
        xml.setContentHandler(
            new XSSFSheetXMLHandler(
                reader.getStylesTable(), null, texts, new Count(), new DataFormatter(), false));
        xml.parse(new InputSource(sheets.next()));
      }
    }
  }

  private static void model(byte[] book) throws IOException {
    DataFormatter shown = new DataFormatter();
    try (Workbook opened = new XSSFWorkbook(new ByteArrayInputStream(book))) {
      long letters = 0;
      for (Sheet sheet : opened) {
        for (Row row : sheet) {
          for (Cell cell : row) {
            letters += shown.formatCellValue(cell).length();
          }
        }
      }
      if (letters == 0) {
        throw new IllegalStateException("Cannot read the book");
      }
    }
  }

  private static final class Count implements XSSFSheetXMLHandler.SheetContentsHandler {
    @Override
    public void startRow(int row) {}

    @Override
    public void endRow(int row) {}

    @Override
    public void cell(String address, String text, XSSFComment comment) {}
  }

  /** The tables among the specimens as workbooks. */
  private static List<byte[]> books(int copies) throws IOException {
    List<byte[]> books = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("layouts"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".tsv")).sorted().toList()) {
        byte[] book = book(Files.readAllLines(file, StandardCharsets.UTF_8));
        for (int copy = 0; copy < copies; copy++) {
          books.add(book);
        }
      }
    }
    return books;
  }

  static byte[] book(List<String> lines) throws IOException {
    try (Workbook book = new XSSFWorkbook()) {
      Sheet sheet = book.createSheet("表");
      for (int no = 0; no < lines.size(); no++) {
        Row row = sheet.createRow(no);
        String[] cells = lines.get(no).split("\t", -1);
        for (int column = 0; column < cells.length; column++) {
          if (!cells[column].isEmpty()) {
            row.createCell(column).setCellValue(cells[column]);
          }
        }
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      book.write(bytes);
      return bytes.toByteArray();
    }
  }
}
