package tassei.ingest.benchmark;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes a list of responses of any length to a questionnaire of twenty questions, the same for the
 * same seed, with the reference data to read it; see benchmarks/surveys.
 */
public final class SurveyInputs {
  private static final int SCALES = 14;
  private static final List<String> DISTRICTS = List.of("花輪", "十和田", "大湯", "小坂");
  private static final List<String> INDUSTRIES =
      List.of("製造業", "建設業", "卸売業", "小売業", "飲食業", "サービス業", "その他");
  private static final List<String> SIZES = List.of("0人", "1~5人", "6~20人", "21人以上");
  private static final List<String> SATISFACTION =
      List.of("満足", "やや満足", "どちらともいえない", "やや不満", "不満", "");
  private static final List<String> CHANNELS =
      List.of("会報", "ホームページ", "SNS", "職員の案内", "知人の紹介", "その他");
  private static final List<String> WORDS =
      List.of("", "", "", "受付の時間を長くしてほしい", "電話が早い、資料も分かりやすい", "特になし");

  private SurveyInputs() {}

  /** {@code ROWS SEED FOLDER}: its input and its reference. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[2]);
    reference(Files.createDirectories(folder.resolve("reference")));
    Path input = Files.createDirectories(folder.resolve("input"));
    write(
        input.resolve("filings.csv"),
        List.of("file,body,fiscal_year,received_at", "survey.csv,かつの商工会,R6,2025-01-31"));
    responses(
        Integer.parseInt(arguments[0]),
        new Random(Long.parseLong(arguments[1])),
        input.resolve("survey.csv"));
  }

  private static void reference(Path folder) throws IOException {
    write(
        folder.resolve("questionnaires.csv"),
        List.of(
            "questionnaire,title_ja,form_type,body_code,minimum_count,dominance_percent,retention_days,valid_from,valid_to",
            "benchmark,大きな調査,member_survey,,5,,1095,,"));
    List<String> questions = new ArrayList<>();
    questions.add(
        "questionnaire,question,question_no,text,synonyms,kind,option_set,at_most,base,unit,sort");
    questions.add("benchmark,number,,回答の通番,,RESPONSE_NUMBER,,,,,1");
    questions.add("benchmark,district,,立地の地区,,BREAKDOWN,kazuno-districts,,,,2");
    questions.add("benchmark,industry,,主たる業種,,BREAKDOWN,industries,,,,3");
    questions.add("benchmark,size,,常時の従業員,,BREAKDOWN,sizes,,,,4");
    for (int scale = 1; scale <= SCALES; scale++) {
      questions.add(
          "benchmark,scale%d,,事業その%dの満足度,,SINGLE,satisfaction-5,,,,%d"
              .formatted(scale, scale, 4 + scale));
    }
    questions.add("benchmark,known,,知った経路,,MULTIPLE,channels,,,,20");
    questions.add("benchmark,used,,使った経路,,MULTIPLE,channels,,,,21");
    questions.add("benchmark,years,,創業からの年数,,NUMERIC,,,,年,22");
    questions.add("benchmark,words,,ひとこと,,FREE_TEXT,,,,,23");
    write(folder.resolve("questions.csv"), questions);
    write(
        folder.resolve("survey_rounds.csv"),
        List.of(
            "body_code,questionnaire,fiscal_year,period,sent,delivered,opens_on,closes_on",
            "05-kazuno,benchmark,2024,,2000000,1900000,,"));
  }

  private static void responses(int rows, Random random, Path file) throws IOException {
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      StringBuilder heading = new StringBuilder("回答の通番,立地の地区,主たる業種,常時の従業員");
      for (int scale = 1; scale <= SCALES; scale++) {
        heading.append(",事業その").append(scale).append("の満足度");
      }
      out.write(heading.append(",知った経路,使った経路,創業からの年数,ひとこと\r\n").toString());
      for (int row = 1; row <= rows; row++) {
        out.write(response(row, random));
      }
    }
  }

  private static String response(int row, Random random) {
    StringBuilder line = new StringBuilder("R").append(row);
    line.append(',').append(skewed(DISTRICTS, random));
    line.append(',').append(skewed(INDUSTRIES, random));
    line.append(',').append(skewed(SIZES, random));
    for (int scale = 1; scale <= SCALES; scale++) {
      line.append(',').append(skewed(SATISFACTION, random));
    }
    line.append(',').append(several(random)).append(',').append(several(random));
    line.append(',').append(random.nextInt(80));
    return line.append(',').append(skewed(WORDS, random)).append("\r\n").toString();
  }

  /** The first more often than the last. */
  private static String skewed(List<String> of, Random random) {
    return of.get(Math.min(random.nextInt(of.size()), random.nextInt(of.size())));
  }

  private static String several(Random random) {
    int chosen = random.nextInt(1 << CHANNELS.size()) & random.nextInt(1 << CHANNELS.size());
    List<String> options = new ArrayList<>();
    for (int option = 0; option < CHANNELS.size(); option++) {
      if ((chosen >> option & 1) == 1) {
        options.add(CHANNELS.get(option));
      }
    }
    return String.join("、", options);
  }

  private static void write(Path file, List<String> lines) throws IOException {
    Files.write(file, lines, StandardCharsets.UTF_8);
  }
}
