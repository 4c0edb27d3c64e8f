package org.hikae.vault.check;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.hikae.vault.format.Decoder;
import org.hikae.vault.format.Encoder;
import org.hikae.vault.format.Fields;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.SealType;
import org.hikae.vault.format.SealedFields;
import org.hikae.vault.key.Opened;

/// Notes in the vault on which slices of its packs were verified and found good, so that samples
/// rotate whoever takes them and from wherever. A note is as old as the store says.
final class VerifiedNotes {
  private static final int VERSION = 1;
  private static final int OF = 2;
  private static final int SLICES = 3;
  private static final int AT = 4;

  private final SealedFields objects;
  private final Opened vault;

  VerifiedNotes(Opened vault) {
    this.vault = vault;
    this.objects =
        new SealedFields(vault.store(), Layout.VERIFIED, vault.keys().envelope(SealType.VERIFIED));
  }

  private record Note(String key, Instant at, Slice slice) {}

  private List<Note> all() throws IOException {
    var notes = new ArrayList<Note>();
    for (var found : objects.all()) {
      if (found instanceof SealedFields.Opened(var object, var fields)) {
        try {
          notes.add(new Note(object.key(), object.writtenAt(), slice(fields)));
        } catch (FormatException | IllegalArgumentException _) {
          // A note that says nothing is none: its slices are looked at again.
        }
      }
    }
    return notes;
  }

  private static Slice slice(Fields fields) throws FormatException {
    var in = new Decoder(fields.required(SLICES));
    var numbers = new HashSet<Integer>();
    while (in.remaining() > 0) {
      numbers.add(in.count(Slice.MOST));
    }
    return new Slice(numbers, (int) fields.number(OF));
  }

  /// The slices of a sample whose last verification is longest ago; those that never had one first.
  Slice next(Sample sample) throws IOException {
    var last = new HashMap<Integer, Instant>();
    for (var note : all()) {
      var covered =
          note.slice().of() == 1
              ? IntStream.range(0, sample.of()).boxed().toList()
              : note.slice().of() == sample.of() ? note.slice().numbers() : Set.<Integer>of();
      covered.forEach(number -> last.merge(number, note.at(), VerifiedNotes::later));
    }
    var chosen =
        IntStream.range(0, sample.of())
            .boxed()
            .sorted(
                Comparator.<Integer, Instant>comparing(
                        number -> last.getOrDefault(number, Instant.MIN))
                    .thenComparing(Comparator.naturalOrder()))
            .limit(sample.parts())
            .toList();
    return new Slice(Set.copyOf(chosen), sample.of());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /// Notes what was verified, and drops the notes that this one makes needless.
  void write(Slice slice) throws IOException {
    var before = all();
    var numbers = new Encoder();
    slice.numbers().stream().sorted().forEach(numbers::varint);
    objects.write(
        new Fields.Writer()
            .number(VERSION, Layout.VERSION)
            .number(OF, slice.of())
            .bytes(SLICES, numbers.toBytes())
            .time(AT, vault.surroundings().clock().instant()));
    for (var note : before) {
      if (slice.of() == 1
          || (note.slice().of() == slice.of()
              && slice.numbers().containsAll(note.slice().numbers()))) {
        vault.store().delete(note.key());
      }
    }
  }
}
