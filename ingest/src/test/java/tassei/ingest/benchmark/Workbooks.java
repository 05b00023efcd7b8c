package tassei.ingest.benchmark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    List<Double> bare = new ArrayList<>();
    List<Double> model = new ArrayList<>();
    List<Double> one = new ArrayList<>();
    List<Double> two = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      ours.add(coreSeconds(books, Workbooks::observe));
      bare.add(coreSeconds(books, Workbooks::bare));
      model.add(coreSeconds(books, Workbooks::model));
      one.add(onCores(1, books));
      two.add(onCores(2, books));
    }
    double best = best(ours);
    int size = books.size();
    System.out.printf("%d workbooks, best of %d rounds; seconds of a core%n", size, ROUNDS);
    System.out.printf("ours, to observations      %7.2f  %6.0f a second%n", best, size / best);
    System.out.printf("Excel library, events      %7.2f  (XSSFReader, texts only)%n", best(bare));
    System.out.printf(
        "Excel library, model       %7.2f  (XSSFWorkbook, texts only)%n", best(model));
    System.out.printf("events / ours              %7.2f  (at least 0.60)%n", best(bare) / best);
    System.out.printf("model / ours               %7.2f  (at least 3.00)%n", best(model) / best);
    System.out.printf("one / two threads, wall    %7.2f  (at least 1.70)%n", best(one) / best(two));
    office(books)
        .ifPresentOrElse(
            seconds ->
                System.out.printf(
                    "LibreOffice, one call      %7.2f%nLibreOffice / ours         %7.2f  (at least 20)%n",
                    seconds, seconds / best),
            () -> System.out.println("LibreOffice                skipped: no soffice here"));
  }

  private static double best(List<Double> seconds) {
    return seconds.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  /** Of this thread, so that other work on the machine does not count. */
  private static double coreSeconds(List<byte[]> books, Work work) throws Exception {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    for (byte[] book : books) {
      work.on(book);
    }
    return (threads.getCurrentThreadCpuTime() - start) / 1e9;
  }

  private static double onCores(int cores, List<byte[]> books) throws Exception {
    long start = System.nanoTime();
    List<Future<?>> read = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(cores)) {
      for (byte[] book : books) {
        read.add(threads.submit(() -> observe(book)));
      }
    }
    for (Future<?> book : read) {
      book.get();
    }
    return (System.nanoTime() - start) / 1e9;
  }

  /** Core seconds of one call that makes CSVs of all books; empty where it is not installed. */
  private static Optional<Double> office(List<byte[]> books) throws Exception {
    Path folder = Files.createTempDirectory("books");
    try {
      for (int no = 0; no < books.size(); no++) {
        Files.write(folder.resolve(no + ".xlsx"), books.get(no));
      }
      Process office =
          new ProcessBuilder(
                  "bash",
                  "-c",
                  "command -v soffice >/dev/null || exit 0; TIMEFORMAT='%U %S'; time soffice"
                      + " --headless -env:UserInstallation=file://$PWD/profile --convert-to csv"
                      + " --outdir csv *.xlsx >/dev/null 2>&1; ls csv | wc -l")
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .start();
      String said = new String(office.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      office.waitFor();
      if (said.isBlank()) {
        return Optional.empty();
      }
      String[] words = said.strip().split("\\s+");
      if (!words[2].equals(Integer.toString(books.size()))) {
        throw new IllegalStateException("Cannot convert all books: " + said);
      }
      return Optional.of(Double.parseDouble(words[0]) + Double.parseDouble(words[1]));
    } finally {
      try (Stream<Path> left = Files.walk(folder)) {
        left.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
      }
    }
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
