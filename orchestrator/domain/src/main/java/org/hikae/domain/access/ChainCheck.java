package org.hikae.domain.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hikae.domain.access.AccessChain.End;

/// Looks at accesses one after the other, as a file has them, whether any was changed, is missing
/// or stands in another place. The first of each node is taken at its word: what was before it, and
/// whether anything came after the last, only the ledger knows; compare the ends of [#stretches]
/// with it.
public final class ChainCheck {
  private final Map<String, ChainedAccess> last = new TreeMap<>();
  private final Map<String, Stretch> stretches = new TreeMap<>();
  private final List<Flaw> flaws = new ArrayList<>();

  /// Something that is not as it was written.
  ///
  /// @param line of the file, counted from 1
  public record Flaw(long line, String problem) {}

  /// What was seen of a node.
  ///
  /// @param from the number of its first
  public record Stretch(String node, long from, End end) {}

  /// Looks at the next one.
  public void look(long line, ChainedAccess link) {
    var before = last.put(link.node(), link);
    if (!AccessChain.isTrue(link)) {
      flaw(line, name(link) + " was changed: its hash is another one");
    }
    if (before == null) {
      stretches.put(link.node(), new Stretch(link.node(), link.number(), end(link)));
      originOf(line, link);
      return;
    }
    order(line, before, link);
    stretches.computeIfPresent(
        link.node(), (node, known) -> new Stretch(node, known.from(), end(link)));
  }

  /// A line that is none.
  public void unreadable(long line, String problem) {
    flaw(line, problem);
  }

  private void originOf(long line, ChainedAccess link) {
    if ((link.number() == 1) != link.previous().equals(AccessChain.ORIGIN)) {
      flaw(line, name(link) + " is not the first, or does not say so");
    }
  }

  private void order(long line, ChainedAccess before, ChainedAccess link) {
    var expected = before.number() + 1;
    if (link.number() > expected) {
      var gap = link.number() - expected;
      flaw(
          line,
          gap == 1
              ? "access " + expected + " of " + link.node() + " is missing before this line"
              : "accesses %d to %d of %s are missing before this line"
                  .formatted(expected, link.number() - 1, link.node()));
    } else if (link.number() < expected) {
      flaw(line, name(link) + " stands in another place than it was written");
    } else if (!link.previous().equals(before.hash())) {
      flaw(line, name(link) + " does not follow the line before it");
    }
  }

  private void flaw(long line, String problem) {
    flaws.add(new Flaw(line, problem));
  }

  private static String name(ChainedAccess link) {
    return "access " + link.number() + " of " + link.node();
  }

  private static End end(ChainedAccess link) {
    return new End(link.node(), link.number(), link.hash());
  }

  /// In the order of their lines.
  public List<Flaw> flaws() {
    return List.copyOf(flaws);
  }

  /// What was seen, node by node.
  public Collection<Stretch> stretches() {
    return List.copyOf(stretches.values());
  }
}
