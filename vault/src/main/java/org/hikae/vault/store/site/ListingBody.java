package org.hikae.vault.store.site;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;
import org.hikae.vault.store.Store.StoredObject;
import org.hikae.vault.store.StoreKey;

/// Reads a listing and notices when it was cut: then it is no listing at all.
final class ListingBody implements Flow.Subscriber<String> {
  private final List<StoredObject> objects = new ArrayList<>();
  private final Progress progress;
  private volatile boolean ended;

  ListingBody(Progress progress) {
    this.progress = progress;
  }

  /// What the listing held, once the last line has come.
  Optional<List<StoredObject>> objects() {
    return ended ? Optional.of(objects) : Optional.empty();
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(String line) {
    progress.made();
    var words = line.split(" ", -1);
    if (words.length == 3 && StoreKey.isKey(words[2])) {
      objects.add(
          new StoredObject(
              words[2], Long.parseLong(words[0]), Instant.ofEpochMilli(Long.parseLong(words[1]))));
    } else {
      ended = line.equals("end " + objects.size());
    }
  }

  @Override
  public void onError(Throwable throwable) {
    ended = false;
  }

  @Override
  public void onComplete() {}
}
