package tassei.ingest.land;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.util.CollectionAccumulator;
import tassei.ingest.land.InputFolder.Delivered;
import tassei.ingest.sheet.Stripe;
import tassei.lakehouse.ReceivedFiles;

/** What is to be landed, cut into pieces and dealt out to tasks. */
final class Pieces {
  private static final int TASKS_OF_A_CORE = 4;

  private final JavaSparkContext engine;
  private final ReceivedFiles received;
  private final CollectionAccumulator<LandedFile> landed;

  /**
   * @param landed told of the large texts that cannot be opened
   */
  Pieces(SparkContext engine, ReceivedFiles received, CollectionAccumulator<LandedFile> landed) {
    this.engine = JavaSparkContext.fromSparkContext(engine);
    this.received = requireNonNull(received, "received is null");
    this.landed = requireNonNull(landed, "landed is null");
  }

  /** The pieces of all files, as many at a time as there are cores. */
  JavaRDD<Piece> of(Collection<Delivered> files) {
    return dealt(pieces(files));
  }

  /** The parts of the large texts, and the other files whole. */
  private List<Piece> pieces(Collection<Delivered> files) {
    List<Piece.Whole> large = new ArrayList<>();
    List<Piece> others = new ArrayList<>();
    for (Delivered file : files) {
      Piece.Whole whole = new Piece.Whole(file.path().toString(), file.hash());
      if (LandedRows.isLargeText(file.path())) {
        large.add(whole);
      } else {
        others.add(whole);
      }
    }
    if (large.isEmpty()) {
      return others;
    }
    int stripes = Stripe.count(engine.defaultParallelism(), large.size());
    List<Piece> pieces =
        new ArrayList<>(
            engine
                .parallelize(large, large.size())
                .flatMap(opening(received, landed, stripes))
                .collect());
    pieces.addAll(others);
    return pieces;
  }

  /** Goes to the tasks, with nothing of this object. */
  private static FlatMapFunction<Piece.Whole, Piece> opening(
      ReceivedFiles received, CollectionAccumulator<LandedFile> landed, int stripes) {
    return file ->
        Piece.parts(file.path(), file.listed(), received, landed::add, stripes).iterator();
  }

  /** Each task gets some of the first, which are the parts of the large texts. */
  private JavaRDD<Piece> dealt(List<Piece> pieces) {
    int count = Math.clamp(pieces.size(), 1, engine.defaultParallelism() * TASKS_OF_A_CORE);
    List<List<Piece>> tasks = new ArrayList<>();
    for (int task = 0; task < count; task++) {
      List<Piece> dealt = new ArrayList<>();
      for (int piece = task; piece < pieces.size(); piece += count) {
        dealt.add(pieces.get(piece));
      }
      tasks.add(dealt);
    }
    return engine.parallelize(tasks, count).flatMap(List::iterator);
  }
}
