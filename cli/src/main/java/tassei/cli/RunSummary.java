package tassei.cli;

/** What a run did, in numbers. */
record RunSummary(int landed, int observed, int waiting, int built) {}
