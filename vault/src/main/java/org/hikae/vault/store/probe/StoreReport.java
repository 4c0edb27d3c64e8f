package org.hikae.vault.store.probe;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// What was found out about a store, and when.
public record StoreReport(String address, Instant probedAt, List<Finding> findings) {
  public StoreReport {
    findings = List.copyOf(findings);
  }

  /// Whether a vault can be kept there: what it takes was tried and held.
  public boolean fitForVaults() {
    return findings.stream().noneMatch(f -> f.ability().needed && f.verdict() == Verdict.NO);
  }

  /// Whether the store was seen to do something.
  public boolean can(Ability ability) {
    return findings.stream().anyMatch(f -> f.ability() == ability && f.verdict() == Verdict.YES);
  }

  /// What another report saw it do and this one did not.
  public List<Ability> lacksOf(StoreReport earlier) {
    return List.of(Ability.values()).stream()
        .filter(earlier::can)
        .filter(ability -> !can(ability))
        .toList();
  }

  /// One line a finding, for people.
  public String table() {
    return findings.stream().map(Finding::line).collect(Collectors.joining("\n"));
  }

  /// One thing that was tried and what came of it.
  public record Finding(Ability ability, Verdict verdict, String note) {
    String line() {
      var text = "%-52s %s".formatted(ability.sentence, verdict.word);
      return note.isEmpty() ? text : text + " (" + note + ")";
    }
  }

  /// What a store may be able to do.
  public enum Ability {
    KEEPS_BYTES("gives back what was put, bit for bit", true),
    READS_RANGES("reads a part of an object", true),
    NEVER_OVERWRITES("lets one of many writers create an object", true),
    LISTS_AT_ONCE("lists an object as soon as it is written", false),
    DELETES("deletes an object", false),
    CHECKS_ON_ARRIVAL("refuses bytes that were damaged on their way", false),
    LOCKS("keeps an object that is locked from everyone", false);

    private final String sentence;
    private final boolean needed;

    Ability(String sentence, boolean needed) {
      this.sentence = sentence;
      this.needed = needed;
    }
  }

  /// What trying came to.
  public enum Verdict {
    YES("yes"),
    NO("NO"),
    NOT_TRIED("not tried");

    private final String word;

    Verdict(String word) {
      this.word = word;
    }
  }
}
