package org.hikae.orchestrator.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import org.hikae.cluster.LedgerCopy;
import org.hikae.cluster.LedgerEntry;
import org.hikae.cluster.lease.LeaseTable.Lease;
import org.hikae.cluster.wire.WireException;
import org.hikae.cluster.wire.WireFormat;
import org.hikae.orchestrator.state.StateException.Reason;
import org.hikae.orchestrator.state.StateLine.Begun;
import org.hikae.orchestrator.state.StateLine.Day;
import org.hikae.orchestrator.state.StateLine.End;
import org.hikae.orchestrator.state.StateLine.Entry;
import org.hikae.orchestrator.state.StateLine.Held;
import org.hikae.orchestrator.state.StateLine.Settings;
import org.jspecify.annotations.Nullable;

/// A state as a file: a line of JSON for each [StateLine], UTF-8. The last line tells how many
/// there are and what they hash to, so a file that was cut short or changed is known by itself,
/// without the vault. Entries only ever come to the end of theirs: two files of one ledger share
/// all but their ends, which a vault stores once.
public final class StateFile {
  public static final int FORMAT = 1;

  private static final WireFormat WIRE = new WireFormat();

  private StateFile() {}

  /// Writes it as it is read, line by line.
  public static void write(State state, OutputStream out) throws IOException {
    var lines = new Lines(out);
    lines.add(state.begun());
    lines.add(new Settings(state.settings()));
    for (var entry : state.ledger().entries()) {
      lines.add(new Entry(entry));
    }
    for (var lease : state.ledger().leases()) {
      lines.add(new Held(lease));
    }
    for (var day : state.days()) {
      lines.add(day);
    }
    lines.end();
  }

  private static final class Lines {
    private final OutputStream out;
    private final MessageDigest digest = sha256();
    private long count;

    Lines(OutputStream out) {
      this.out = out;
    }

    void add(StateLine line) throws IOException {
      var bytes = bytes(line);
      digest.update(bytes);
      out.write(bytes);
      count++;
    }

    void end() throws IOException {
      out.write(bytes(new End(count, HexFormat.of().formatHex(digest.digest()))));
      out.flush();
    }

    private static byte[] bytes(StateLine line) {
      return (WIRE.write(line) + "\n").getBytes(UTF_8);
    }
  }

  /// Reads one, every line of it held against the last. Whether the ledger's entries follow one
  /// another is looked at where a ledger is founded with them.
  public static State read(InputStream in) throws IOException, StateException {
    var reading = new Reading();
    try (var lines =
        new BufferedReader(new InputStreamReader(new BufferedInputStream(in), UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        reading.take(line);
      }
    } catch (WireException e) {
      throw damaged("line " + (reading.count + 1) + " is " + e.getMessage(), e);
    }
    return reading.whole();
  }

  private static final class Reading {
    private final MessageDigest digest = sha256();
    private final ArrayList<LedgerEntry> entries = new ArrayList<>();
    private final ArrayList<Lease> leases = new ArrayList<>();
    private final ArrayList<Day> days = new ArrayList<>();
    private @Nullable Begun begun;
    private @Nullable String settings;
    private @Nullable End end;
    private long count;

    void take(String text) throws WireException, StateException {
      if (end != null) {
        throw damaged("something stands behind its last line", null);
      }
      switch (WIRE.read(text, StateLine.class)) {
        case Begun first -> {
          if (first.format() != FORMAT) {
            throw damaged("it is of format " + first.format() + ", newer than this program", null);
          }
          begun = first;
        }
        case Settings(var own) -> settings = own;
        case Entry(var entry) -> entries.add(entry);
        case Held(var lease) -> leases.add(lease);
        case Day day -> days.add(day);
        case End last -> {
          end = last;
          return;
        }
      }
      digest.update((text + "\n").getBytes(UTF_8));
      count++;
    }

    State whole() throws StateException {
      if (begun == null || settings == null || end == null) {
        throw damaged("it ends after line " + count, null);
      }
      if (end.lines() != count || !end.sha256().equals(HexFormat.of().formatHex(digest.digest()))) {
        throw damaged("its lines are not those that were written", null);
      }
      return new State(begun, settings, new LedgerCopy(leases, entries), days);
    }
  }

  private static StateException damaged(String why, @Nullable Throwable cause) {
    var message = "the state is damaged: " + why;
    var hint = "choose another point, or the same one from another vault.";
    return cause == null
        ? new StateException(Reason.DAMAGED, message, hint)
        : new StateException(Reason.DAMAGED, message, hint, cause);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }
}
