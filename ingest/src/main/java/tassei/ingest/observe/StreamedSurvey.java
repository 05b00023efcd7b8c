package tassei.ingest.observe;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import tassei.ingest.layout.Layouts;
import tassei.ingest.reader.SurveyResponses;
import tassei.ingest.sheet.Document;
import tassei.ingest.sheet.LargeText;
import tassei.ingest.sheet.Stripe;
import tassei.ingest.sheet.TextRows;
import tassei.lakehouse.ReceivedFiles;
import tassei.model.CellRef;
import tassei.model.survey.Questionnaire;
import tassei.model.survey.SurveyAnswer;
import tassei.model.survey.SurveyRound;

/**
 * The answers in a stripe of a survey that is too large to be held, read from the file as it was
 * received: one row of it is in memory at a time, and of the rows before it a few bytes each. What
 * is said of the whole, the first stripe says.
 */
final class StreamedSurvey implements Iterator<Row> {
  /** Where the headings and the first times of answering are. */
  private static final int BEGINNING = 1_000;

  /** The formats that landing has no other name for. */
  private static final Set<String> COMMAS = Set.of("csv", "csv;");

  private final String fileHash;
  private final Stripe stripe;
  private final Told told;
  private final Iterator<Document.Row> beginning;
  private final TextRows rest;
  private Observed filed;
  private Optional<SurveyResponses> responses = Optional.empty();
  private Optional<SurveyRound> round = Optional.empty();
  private Iterator<SurveyAnswer> answers = Collections.emptyIterator();
  private int count;
  private boolean ended;

  /** Told of the filing when its last row is read. */
  @FunctionalInterface
  interface Told {
    void of(Observed observed, int answers);
  }

  /**
   * A stripe of a file as it is kept now, which may be less than what was received.
   *
   * @param format as {@link LargeText.Opened} has it, and so the charset
   */
  record Source(String fileHash, String format, String charset, Stripe stripe)
      implements Serializable {
    /**
     * The stripes of a file, which is looked at inside a Spark task: what was found out of it when
     * it was landed is true unless something in it was forgotten since.
     *
     * @param format as landing has it, and so the charset
     */
    static List<Source> of(
        String fileHash, String format, String charset, ReceivedFiles received, int stripes)
        throws IOException {
      if (COMMAS.contains(format) && received.isAsReceived(fileHash)) {
        return of(fileHash, format, charset, stripes);
      }
      Path kept = received.kept(fileHash);
      if (!(LargeText.open(() -> Files.newInputStream(kept)) instanceof LargeText.Opened text)) {
        throw new IOException("Cannot open received file again: " + kept);
      }
      return of(fileHash, text.format(), text.charset(), stripes);
    }

    private static List<Source> of(String fileHash, String format, String charset, int stripes) {
      return IntStream.range(0, stripes)
          .mapToObj(no -> new Source(fileHash, format, charset, new Stripe(no, stripes)))
          .toList();
    }
  }

  StreamedSurvey(
      Source source,
      ReceivedFiles received,
      String fileName,
      Observed.Declared declared,
      Observe.Knowledge known,
      Told told)
      throws IOException {
    this.fileHash = source.fileHash();
    this.stripe = source.stripe();
    this.told = told;
    Path kept = received.kept(fileHash);
    LargeText.Opened text =
        LargeText.again(() -> Files.newInputStream(kept), source.format(), source.charset());
    this.rest = text.rows();
    List<Document.Row> first = new ArrayList<>();
    while (first.size() < BEGINNING && rest.hasNext()) {
      first.add(rest.next());
    }
    this.beginning = first.iterator();
    begin(
        new Document(fileName, List.of(new Document.Sheet(CellRef.TEXT_SHEET, first))),
        declared,
        known);
  }

  private void begin(Document document, Observed.Declared declared, Observe.Knowledge known) {
    List<Questionnaire> asked =
        ObservedSurvey.candidates(known.surveys(), declared, known.bodies());
    Recognition recognition = Recognition.of(document, new Layouts(known.layouts()), asked);
    Questionnaire questionnaire =
        recognition
            .winner()
            .flatMap(winner -> ObservedSurvey.of(winner.layout(), asked))
            .orElseThrow(() -> new IllegalStateException("Cannot recognise again: " + fileHash));
    ObservedSurvey survey = new ObservedSurvey(questionnaire, known.surveys());
    filed = survey.filed(recognition, declared, known.bodies());
    if (filed.isAccepted()) {
      round = survey.round(filed, declared);
      filed = round.isEmpty() ? filed.with(survey.roundUnknown(filed)) : filed;
      responses = round.map(found -> survey.begin(document, found));
    }
  }

  @Override
  public boolean hasNext() {
    while (!answers.hasNext() && !ended) {
      if (responses.isPresent() && (beginning.hasNext() || rest.hasNext())) {
        Document.Row row = beginning.hasNext() ? beginning.next() : rest.next();
        List<SurveyAnswer> read = responses.orElseThrow().read(row);
        count += read.size();
        answers = stripe.has(row.number()) ? read.iterator() : Collections.emptyIterator();
      } else {
        end();
      }
    }
    return answers.hasNext();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ObservedRows.answer(fileHash, answers.next());
  }

  private void end() {
    ended = true;
    try {
      rest.close();
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot close received file: " + fileHash, cause);
    }
    if (!stripe.isFirst()) {
      return;
    }
    told.of(
        responses
            .map(
                read ->
                    filed.answered(
                        round.orElseThrow(), List.of(), List.of(), read.problems(), read.account()))
            .orElse(filed),
        count);
  }
}
