import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.HashMap;
import java.util.stream.IntStream;
import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JRResultSetDataSource;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperExportManager;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.design.JRDesignBand;
import net.sf.jasperreports.engine.design.JRDesignExpression;
import net.sf.jasperreports.engine.design.JRDesignField;
import net.sf.jasperreports.engine.design.JRDesignSection;
import net.sf.jasperreports.engine.design.JRDesignStaticText;
import net.sf.jasperreports.engine.design.JRDesignStyle;
import net.sf.jasperreports.engine.design.JRDesignTextField;
import net.sf.jasperreports.engine.design.JasperDesign;

/**
 * A report of JasperReports over a mart, read through Trino's JDBC driver: {@code JDBC_URL FONT.ttf
 * OUT.pdf}. Prints the text that a reader of the
 * first page would copy.
 */
public final class AchievementReport {
  private static final String SQL =
      """
      SELECT fiscal_year_start, body_name, measures_met, measures_rated, indicators_met, indicators_rated
      FROM mart.program_achievement
      ORDER BY fiscal_year_start, body_name
      """;
  private static final String[][] COLUMNS = {
    {"fiscal_year_start", "java.sql.Date", "年度の初日"},
    {"body_name", "java.lang.String", "団体"},
    {"measures_met", "java.lang.Integer", "施策 達成"},
    {"measures_rated", "java.lang.Integer", "施策 評価対象"},
    {"indicators_met", "java.lang.Integer", "指標 達成"},
    {"indicators_rated", "java.lang.Integer", "指標 評価対象"}
  };
  private static final int[] WIDTHS = {80, 150, 76, 76, 76, 76};

  public static void main(String[] arguments) throws Exception {
    try (Connection connection = DriverManager.getConnection(arguments[0]);
        var rows = connection.createStatement().executeQuery(SQL)) {
      JasperPrint print = fill(arguments[1], new JRResultSetDataSource(rows));
      JasperExportManager.exportReportToPdfFile(print, arguments[2]);
      System.out.println(new PdfTextExtractor(new PdfReader(arguments[2])).getTextFromPage(1));
    }
  }

  private static JasperPrint fill(String font, JRDataSource rows) throws Exception {
    JasperDesign design = new JasperDesign();
    design.setName("achievement");
    JRDesignStyle style = new JRDesignStyle();
    style.setName("japanese");
    style.setDefault(true);
    style.setPdfFontName(font);
    style.setPdfEncoding("Identity-H");
    style.setPdfEmbedded(true);
    design.addStyle(style);
    JRDesignBand title = new JRDesignBand();
    title.setHeight(60);
    JRDesignBand detail = new JRDesignBand();
    detail.setHeight(18);
    for (int i = 0; i < COLUMNS.length; i++) {
      JRDesignField field = new JRDesignField();
      field.setName(COLUMNS[i][0]);
      field.setValueClassName(COLUMNS[i][1]);
      design.addField(field);
      JRDesignStaticText heading = new JRDesignStaticText();
      place(heading, i, 40);
      heading.setText(COLUMNS[i][2]);
      title.addElement(heading);
      JRDesignTextField text = new JRDesignTextField();
      place(text, i, 0);
      text.setPattern(COLUMNS[i][1].endsWith("Date") ? "yyyy-MM-dd" : null);
      text.setExpression(new JRDesignExpression("$F{" + COLUMNS[i][0] + "}"));
      detail.addElement(text);
    }
    JRDesignStaticText name = new JRDesignStaticText();
    place(name, 0, 0);
    name.setWidth(IntStream.of(WIDTHS).sum());
    name.setText("達成総括表");
    title.addElement(name);
    design.setTitle(title);
    ((JRDesignSection) design.getDetailSection()).addBand(detail);
    return JasperFillManager.fillReport(
        JasperCompileManager.compileReport(design), new HashMap<>(), rows);
  }

  private static void place(net.sf.jasperreports.engine.design.JRDesignElement element, int column, int y) {
    element.setX(IntStream.of(WIDTHS).limit(column).sum());
    element.setY(y);
    element.setWidth(WIDTHS[column]);
    element.setHeight(18);
  }
}
