package org.hikae.agent.kernel;

/// Ends the agent, and with it everything that it guards, at a moment that has to be pushed on
/// again and again: what an agent that hangs cannot do.
public interface DeadMansSwitch {
  /// From now on the agent ends at `atNanos` by the ticker that leases are counted by, instead of
  /// at any moment named before. A moment in the past ends it at once.
  void arm(long atNanos);

  /// The agent holds nothing that could do harm: nothing ends it.
  void disarm();

  /// Whether there is a kernel behind it.
  boolean effective();

  /// For machines that have no such timer.
  DeadMansSwitch NONE =
      new DeadMansSwitch() {
        @Override
        public void arm(long atNanos) {}

        @Override
        public void disarm() {}

        @Override
        public boolean effective() {
          return false;
        }
      };
}
