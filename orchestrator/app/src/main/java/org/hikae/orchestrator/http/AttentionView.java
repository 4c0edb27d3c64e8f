package org.hikae.orchestrator.http;

/// Something that wants attention, and what to do about it.
///
/// @param level ALARM (users or data are in danger), WATCH (will be), CALM (all is well)
/// @param command what to type next; empty when there is nothing to do
/// @param page where the console shows it
public record AttentionView(Level level, Words sentence, String command, String page) {
  /// How urgent it is, the most urgent first.
  public enum Level {
    ALARM,
    WATCH,
    CALM
  }

  static AttentionView alarm(String en, String ja, String command, String page) {
    return new AttentionView(Level.ALARM, new Words(en, ja), command, page);
  }

  static AttentionView watch(String en, String ja, String command, String page) {
    return new AttentionView(Level.WATCH, new Words(en, ja), command, page);
  }
}
