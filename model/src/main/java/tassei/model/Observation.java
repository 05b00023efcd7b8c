package tassei.model;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.List;

/**
 * One thing one cell of one form says, with the cell it stands in. What it says is one of a closed
 * list; the compiler points at whoever has not decided about a new one.
 *
 * <p>Grain of {@code staging.observation}: one row per observation.
 */
public sealed interface Observation {
  Place place();

  CellRef at();

  /** An indicator stands here: its names and what the form says about it besides figures. */
  record Indicator(Place place, CellRef at, IndicatorFacts facts) implements Observation {
    public Indicator {
      requireNonNull(place, "place is null");
      requireNonNull(at, "at is null");
      requireNonNull(facts, "facts is null");
    }
  }

  /** A figure of an indicator for a fiscal year. */
  record IndicatorFigure(Place place, CellRef at, Role role, FiscalYear year, Figure figure)
      implements Observation {
    public IndicatorFigure {
      requireNonNull(place, "place is null");
      requireNonNull(at, "at is null");
      requireNonNull(role, "role is null");
      requireNonNull(year, "year is null");
      requireNonNull(figure, "figure is null");
    }
  }

  /**
   * A target that several indicators share (a merged target cell): it is printed at {@code place}
   * and covers the indicators with these numbers, the place's own included.
   */
  record SharedTarget(
      Place place, CellRef at, FiscalYear year, Figure figure, List<Integer> coversIndicatorNos)
      implements Observation {
    public SharedTarget {
      requireNonNull(place, "place is null");
      requireNonNull(at, "at is null");
      requireNonNull(year, "year is null");
      requireNonNull(figure, "figure is null");
      coversIndicatorNos = List.copyOf(coversIndicatorNos);
    }
  }

  /** A status or grade as printed, of an indicator or of a measure (indicator number 0). */
  record PrintedStatus(
      Place place, CellRef at, FiscalYear year, String raw, String mark, String scaleId)
      implements Observation {
    public PrintedStatus {
      requireNonNull(place, "place is null");
      requireNonNull(at, "at is null");
      requireNonNull(year, "year is null");
      requireNonNull(raw, "raw is null");
      requireNonNull(mark, "mark is null");
      requireNonNull(scaleId, "scaleId is null");
    }
  }

  /** A printed count of what was met, n of m (達成数計 6/12). */
  record PrintedTotal(
      Place place, CellRef at, FiscalYear year, Of of, String raw, int met, int rated)
      implements Observation {
    public PrintedTotal {
      requireNonNull(place, "place is null");
      requireNonNull(at, "at is null");
      requireNonNull(year, "year is null");
      requireNonNull(of, "of is null");
      requireNonNull(raw, "raw is null");
    }

    /** What is counted. */
    public enum Of {
      MEASURES,
      INDICATORS
    }
  }

  /**
   * A figure of an indicator for one district (地区).
   *
   * @param decision whether the cell belongs to this district without doubt
   * @param candidates the districts it may belong to, where the decision is AMBIGUOUS
   */
  record DistrictFigure(
      Place place,
      CellRef at,
      Role role,
      FiscalYear year,
      String district,
      Figure figure,
      Decision decision,
      List<String> candidates)
      implements Observation {
    public DistrictFigure {
      requireNonNull(place, "place is null");
      requireNonNull(at, "at is null");
      requireNonNull(role, "role is null");
      requireNonNull(year, "year is null");
      requireNonNull(district, "district is null");
      requireNonNull(figure, "figure is null");
      requireNonNull(decision, "decision is null");
      candidates = List.copyOf(candidates);
    }
  }

  /** One year's cell of a work schedule (取組実施工程表). */
  record ScheduleCell(
      Place place,
      CellRef at,
      int actionNo,
      String actionName,
      int rowNo,
      FiscalYear year,
      String raw,
      ScheduleKind kind,
      String activity)
      implements Observation {
    public ScheduleCell {
      requireNonNull(place, "place is null");
      requireNonNull(at, "at is null");
      requireNonNull(actionName, "actionName is null");
      requireNonNull(year, "year is null");
      requireNonNull(raw, "raw is null");
      requireNonNull(kind, "kind is null");
      requireNonNull(activity, "activity is null");
    }
  }

  /** A target that stands inside running text, not in a table (参加者10%増). */
  record EmbeddedTarget(Place place, CellRef at, FiscalYear year, String name, Figure figure)
      implements Observation {
    public EmbeddedTarget {
      requireNonNull(place, "place is null");
      requireNonNull(at, "at is null");
      requireNonNull(year, "year is null");
      requireNonNull(name, "name is null");
      requireNonNull(figure, "figure is null");
    }
  }

  /**
   * What a form says of an indicator besides figures; a text that is not printed is empty.
   *
   * @param namePrinted the name as printed, with number, unit and all
   * @param mark the mark it is numbered with where that is not a plain number: ㉔
   * @param goalName the goal heading above it
   * @param chartName the caption of its chart
   * @param formula how the form says it is computed
   * @param cumulative whether the form itself calls it 累計
   * @param unit the unit of its figures; empty when none is printed
   * @param unitSource where the unit is printed
   * @param finalTargetYear start year of the last year it has a target for; 0 when not printed
   * @param rowRole what the row is: an indicator, or a row that belongs to the one above
   * @param labelProduct the product printed in the label (9名×300件), null when there is none
   */
  record IndicatorFacts(
      String namePrinted,
      String mark,
      String goalName,
      String chartName,
      String formula,
      boolean cumulative,
      String unit,
      Figure.UnitSource unitSource,
      int finalTargetYear,
      RowRole rowRole,
      BigDecimal labelProduct) {

    public IndicatorFacts {
      requireNonNull(namePrinted, "namePrinted is null");
      requireNonNull(mark, "mark is null");
      requireNonNull(goalName, "goalName is null");
      requireNonNull(chartName, "chartName is null");
      requireNonNull(formula, "formula is null");
      requireNonNull(unit, "unit is null");
      requireNonNull(unitSource, "unitSource is null");
      requireNonNull(rowRole, "rowRole is null");
    }

    /** An indicator of which the form prints a name and perhaps a unit. */
    public static IndicatorFacts named(
        String namePrinted, String unit, Figure.UnitSource unitSource) {
      return new IndicatorFacts(
          namePrinted, "", "", "", "", false, unit, unitSource, 0, RowRole.INDICATOR, null);
    }
  }

  /** What a figure is to its indicator. */
  enum Role {
    ACTUAL,
    TARGET,
    BASELINE,
    /** A percentage of the target that the form prints beside the figures. */
    PERCENT_OF_TARGET,
    /** A share of the total, by district. */
    SHARE,
    /** The printed difference between two dates. */
    DIFFERENCE
  }

  /** What a row is. Only INDICATOR rows are indicators; the others explain the row above. */
  enum RowRole {
    INDICATOR,
    /** The same subject at another date, without a label of its own. */
    CONTINUATION,
    /** The difference between the two rows above. */
    DIFFERENCE,
    /** Percentages derived from a row above. */
    DERIVED_PERCENT
  }

  /** How certain it is that a cell belongs where it was put. */
  enum Decision {
    CLEAR,
    /** Only the header of its column says so. */
    PROBABLE,
    /** More than one reading fits; the value is kept and set aside. */
    AMBIGUOUS
  }

  /** What a cell of a schedule says. */
  enum ScheduleKind {
    ACTIVITY,
    /** An arrow: the activity of the year before goes on. */
    CONTINUES,
    BLANK
  }
}
