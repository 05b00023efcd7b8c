package tassei.model;

/** What stands beside a number and bounds it: 45事業者以上, 2回~, 5件以下, 10~20. */
public enum Qualifier {
  /** Nothing is printed beside the number. */
  NONE,
  /** 以上, ~ after the number. */
  AT_LEAST,
  /** 以下, 以内, 上限. */
  AT_MOST,
  /** 超: strictly more. */
  MORE_THAN,
  /** 未満: strictly less. */
  LESS_THAN,
  /** 10~20: the upper bound is given too. */
  RANGE,
  /** 約: an approximate number. */
  ABOUT,
  /** 増, 前年比+5%, 維持: relative to a base that is not printed in the cell. */
  RELATIVE,
  /** 計画期間中12回: of the whole plan, which one year's number does not answer. */
  OVER_PERIOD
}
