package org.hikae.vault.key;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.hikae.vault.VaultException;
import org.hikae.vault.VaultKey;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.SealedObject;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreException;

/// Finds the slot that a key opens. Slots that ask for least work are tried first, so that one that
/// somebody has planted to cost an hour delays nobody who has a key. What is damaged or no slot at
/// all hinders no other.
public final class SlotSearch {
  private final Store store;
  private final byte[] family;
  private final List<String> complaints = new ArrayList<>();

  private SlotSearch(Store store, byte[] family) {
    this.store = store;
    this.family = family;
  }

  /// A slot that was opened.
  public record Found(String slot, MasterKey master) {}

  public static Found open(Store store, byte[] family, VaultKey key, SecureRandom random)
      throws IOException {
    return new SlotSearch(store, family).open(key, random);
  }

  /// Every slot's key, in the order of names.
  public static List<String> slots(Store store) throws IOException {
    var slots = new ArrayList<String>();
    store.list(Layout.KEYS, object -> slots.add(object.key()));
    slots.sort(null);
    return slots;
  }

  /// The bytes of every slot that is one, for a mirror to begin with.
  public static List<byte[]> readable(Store store) throws IOException {
    return new SlotSearch(store, new byte[0]).candidates().stream().map(Candidate::bytes).toList();
  }

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Candidate(String slot, byte[] bytes, long cost) {}

  private Found open(VaultKey key, SecureRandom random) throws IOException {
    var candidates = candidates();
    if (candidates.isEmpty()) {
      throw new VaultException(
          VaultException.Code.WRONG_KEY,
          store.address() + " has no key slot that can be read" + because(),
          "Bring them back from a mirror: `hikae vault heal --from URL`; or open it with shares.");
    }
    for (var candidate : candidates) {
      try {
        var master = KeySlot.open(candidate.bytes(), family, key, random);
        if (master.isPresent()) {
          return new Found(candidate.slot(), master.get());
        }
      } catch (FormatException e) {
        complaints.add(candidate.slot() + " is damaged: " + e.getMessage());
      }
    }
    throw new VaultException(
        VaultException.Code.WRONG_KEY,
        "the key does not open " + store.address() + because(),
        "Check the passphrase or the key file.");
  }

  private String because() {
    return complaints.isEmpty() ? "" : "; " + complaints.getFirst();
  }

  private List<Candidate> candidates() throws IOException {
    var candidates = new ArrayList<Candidate>();
    for (var slot : slots(store)) {
      try {
        var bytes = SealedObject.read(store, slot);
        candidates.add(new Candidate(slot, bytes, SlotHeader.read(bytes).cost()));
      } catch (FormatException e) {
        complaints.add(slot + " is damaged: " + e.getMessage());
      } catch (VaultException e) {
        complaints.add(String.valueOf(e.getMessage()));
      } catch (StoreException.Missing _) {
        // Removed since it was listed.
      }
    }
    candidates.sort((one, other) -> Long.compare(one.cost(), other.cost()));
    return candidates;
  }
}
