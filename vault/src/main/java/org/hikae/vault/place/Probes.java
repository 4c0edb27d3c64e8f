package org.hikae.vault.place;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hikae.vault.VaultException;
import org.hikae.vault.format.Decoder;
import org.hikae.vault.format.Encoder;
import org.hikae.vault.format.Fields;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.SealType;
import org.hikae.vault.format.SealedObject;
import org.hikae.vault.key.Keyring;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreException;
import org.hikae.vault.store.probe.StoreReport;
import org.hikae.vault.store.probe.StoreReport.Ability;
import org.hikae.vault.store.probe.StoreReport.Finding;
import org.hikae.vault.store.probe.StoreReport.Verdict;

/// What a vault's place was found to be able to do, each time it was tried. Sealed, so that the
/// place cannot speak for itself; never mirrored, for each member of a family has its own place.
public record Probes(Store store, Keyring keys) {
  private static final int AT = 1;
  private static final int ADDRESS = 2;
  private static final int FINDING = 3;
  private static final int LONGEST_TEXT = 4096;

  public void record(StoreReport report) throws IOException {
    var fields =
        new Fields.Writer()
            .number(AT, report.probedAt().toEpochMilli())
            .text(ADDRESS, report.address());
    for (var finding : report.findings()) {
      var bytes =
          new Encoder()
              .text(finding.ability().name())
              .text(finding.verdict().name())
              .text(finding.note())
              .toBytes();
      fields.bytes(FINDING, bytes);
    }
    SealedObject.write(store, Layout.PROBES, keys.envelope(SealType.PROBE).seal(fields.encoder()));
  }

  /// The newest that can be read.
  public Optional<StoreReport> last() throws IOException {
    var keysOfAll = new ArrayList<String>();
    store.list(Layout.PROBES, object -> keysOfAll.add(object.key()));
    var reports = new ArrayList<StoreReport>();
    for (var key : keysOfAll) {
      read(key).ifPresent(reports::add);
    }
    return reports.stream().max(Comparator.comparing(StoreReport::probedAt));
  }

  /// A record that is damaged or gone is as good as none: the place can be tried again.
  private Optional<StoreReport> read(String key) throws IOException {
    try {
      var sealed = SealedObject.read(store, key);
      return Optional.of(
          report(Fields.read(keys.envelope(SealType.PROBE).open(sealed, Layout.LARGEST_OBJECT))));
    } catch (FormatException | VaultException | StoreException.Missing _) {
      return Optional.empty();
    }
  }

  private static StoreReport report(Fields fields) throws FormatException {
    var findings = new ArrayList<Finding>();
    for (var bytes : fields.all(FINDING)) {
      var in = new Decoder(bytes);
      var ability = in.text(LONGEST_TEXT);
      var verdict = in.text(LONGEST_TEXT);
      var note = in.text(LONGEST_TEXT);
      // A newer Hikae may know of more.
      named(Ability.values(), ability)
          .flatMap(a -> named(Verdict.values(), verdict).map(v -> new Finding(a, v, note)))
          .ifPresent(findings::add);
    }
    return new StoreReport(
        fields.text(ADDRESS).orElse(""), Instant.ofEpochMilli(fields.number(AT)), findings);
  }

  private static <E extends Enum<E>> Optional<E> named(E[] values, String name) {
    return List.of(values).stream().filter(value -> value.name().equals(name)).findFirst();
  }
}
