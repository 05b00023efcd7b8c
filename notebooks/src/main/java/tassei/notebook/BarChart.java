package tassei.notebook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Horizontal bars, one group a label: long Japanese names have room on the left. It is an SVG
 * picture without script or fonts of its own.
 */
public final class BarChart {
  private static final int LEFT = 300;
  private static final int WIDTH = 460;
  private static final int TOP = 66;
  private static final int BAR = 16;
  private static final int GAP = 10;
  private static final int LABEL = 20;

  private final String title;
  private final List<String> labels;
  private final List<Series> series;
  private final boolean stacked;

  private BarChart(String title, List<String> labels, boolean stacked, Series... series) {
    this.title = title;
    this.labels = List.copyOf(labels);
    this.series = List.of(series);
    this.stacked = stacked;
    for (Series one : series) {
      if (one.values().length != labels.size()) {
        throw new IllegalArgumentException(
            "Cannot draw %s: %d values for %d labels"
                .formatted(one.name(), one.values().length, labels.size()));
      }
    }
  }

  /** The series of a label one under the other. */
  public static String grouped(String title, List<String> labels, Series... series) {
    return new BarChart(title, labels, false, series).svg();
  }

  /** The series of a label end to end: parts of a whole. */
  public static String stacked(String title, List<String> labels, Series... series) {
    return new BarChart(title, labels, true, series).svg();
  }

  private String svg() {
    int group = (stacked ? BAR : BAR * series.size()) + GAP;
    int height = TOP + group * labels.size() + 14;
    StringBuilder svg =
        new StringBuilder(
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" font-size="12" \
            font-family="'Noto Sans CJK JP','Hiragino Sans','Yu Gothic','IPAGothic',sans-serif">
            <rect width="100%%" height="100%%" fill="white"/>
            """
                .formatted(LEFT + WIDTH + 70, height, LEFT + WIDTH + 70));
    text(svg, 12, 24, "start", "#222", title, 15);
    legend(svg);
    double scale = WIDTH / Math.max(largest(), 1e-9);
    for (int label = 0; label < labels.size(); label++) {
      int y = TOP + label * group;
      text(
          svg,
          LEFT - 8,
          y + (group - GAP) / 2 + 4,
          "end",
          "#222",
          shortened(labels.get(label)),
          12);
      bars(svg, label, y, scale);
    }
    svg.append(
        "<path d=\"M%d %dV%d\" stroke=\"#888\"/>\n</svg>".formatted(LEFT, TOP - 4, height - 10));
    return svg.toString();
  }

  private void bars(StringBuilder svg, int label, int top, double scale) {
    double x = LEFT;
    int y = top;
    for (Series one : series) {
      double value = one.values()[label];
      if (!Double.isNaN(value) && value >= 0) {
        double width = value * scale;
        svg.append(
            "<rect x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\" fill=\"%s\"/>\n"
                .formatted(plain(x), y, plain(width), BAR - 2, one.colour()));
        if (!stacked) {
          text(svg, x + width + 4, y + 11, "start", "#444", figure(value), 11);
        } else if (width > 16) {
          text(svg, x + width / 2, y + 11, "middle", inkOn(one), figure(value), 11);
        }
        x += stacked ? width : 0;
      }
      y += stacked ? 0 : BAR;
    }
  }

  private void legend(StringBuilder svg) {
    double x = LEFT;
    for (Series one : series) {
      svg.append(
          "<rect x=\"%s\" y=\"36\" width=\"11\" height=\"11\" fill=\"%s\"/>\n"
              .formatted(plain(x), one.colour()));
      text(svg, x + 16, 46, "start", "#444", one.name(), 12);
      x += 40 + 12.5 * one.name().length();
    }
  }

  private double largest() {
    double largest = 0;
    for (int label = 0; label < labels.size(); label++) {
      int at = label;
      double[] values =
          series.stream()
              .mapToDouble(one -> one.values()[at])
              .filter(value -> !Double.isNaN(value))
              .toArray();
      largest =
          Math.max(
              largest,
              stacked ? Arrays.stream(values).sum() : Arrays.stream(values).max().orElse(0));
    }
    return largest;
  }

  private static void text(
      StringBuilder svg, double x, double y, String anchor, String colour, String text, int size) {
    svg.append(
        "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" fill=\"%s\" font-size=\"%d\">%s</text>\n"
            .formatted(plain(x), plain(y), anchor, colour, size, Html.escape(text)));
  }

  private static String inkOn(Series series) {
    return series.colour().equals(Series.NEUTRAL) ? "#222" : "white";
  }

  private static String shortened(String label) {
    return label.length() <= LABEL ? label : label.substring(0, LABEL - 1) + "…";
  }

  private static String figure(double value) {
    return value == Math.rint(value) ? "%d".formatted((long) value) : plain(value);
  }

  private static String plain(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
