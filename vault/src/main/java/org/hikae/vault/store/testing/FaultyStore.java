package org.hikae.vault.store.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.hikae.vault.store.ForwardingStore;
import org.hikae.vault.store.Lock;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreException;
import org.hikae.vault.store.testing.Fault.When;

/// A store that goes wrong when and how it was told to: `new FaultyStore(store).on(nth(PUT, 3),
/// FULL)`. Rules are looked at in the order they were given; the first whose time has come decides.
public final class FaultyStore extends ForwardingStore {
  private final List<Rule> rules = new ArrayList<>();
  private final AtomicBoolean cut = new AtomicBoolean();

  public FaultyStore(Store behind) {
    super(behind);
  }

  /// Adds a rule. Give all rules before the store is used.
  public FaultyStore on(When when, Fault fault) {
    rules.add(new Rule(when, new AtomicInteger(), fault));
    return this;
  }

  /// Ends a [Fault#CUT], as if the process had been started again.
  public void reconnect() {
    cut.set(false);
  }

  @Override
  public Put put(String key, ByteBuffer content) throws IOException {
    return put(key, content, bytes -> super.put(key, bytes));
  }

  @Override
  public Put put(String key, ByteBuffer content, Lock lock) throws IOException {
    return put(key, content, bytes -> super.put(key, bytes, lock));
  }

  private Put put(String key, ByteBuffer content, Writing behind) throws IOException {
    var fault = faultFor(Operation.PUT, key);
    if (fault.isEmpty()) {
      return behind.write(content);
    }
    return switch (fault.get()) {
      case LOST_ANSWER -> {
        behind.write(content);
        throw unavailable("the answer was lost");
      }
      case TORN_WRITE -> behind.write(content.slice(content.position(), content.remaining() / 2));
      case LOST_WRITE -> Put.CREATED;
      default -> throw failure(fault.get(), key);
    };
  }

  @Override
  public ByteBuffer get(String key, long offset, int length) throws IOException {
    var fault = faultFor(Operation.GET, key);
    if (fault.isEmpty()) {
      return super.get(key, offset, length);
    }
    return switch (fault.get()) {
      case SHORT_READ ->
          throw new StoreException.Truncated(address(), key, offset + length, offset + length / 2);
      case FLIPPED_BIT -> flipped(super.get(key, offset, length));
      default -> throw failure(fault.get(), key);
    };
  }

  private static ByteBuffer flipped(ByteBuffer content) {
    var middle = content.position() + content.remaining() / 2;
    return content.hasRemaining() ? content.put(middle, (byte) (content.get(middle) ^ 1)) : content;
  }

  @Override
  public Optional<StoredObject> stat(String key) throws IOException {
    var fault = faultFor(Operation.STAT, key);
    if (fault.isEmpty()) {
      return super.stat(key);
    }
    throw failure(fault.get(), key);
  }

  @Override
  public void list(String prefix, Consumer<StoredObject> each) throws IOException {
    var fault = faultFor(Operation.LIST, prefix);
    if (fault.isEmpty()) {
      super.list(prefix, object -> passOn(object, each));
    } else {
      throw failure(fault.get(), prefix);
    }
  }

  private void passOn(StoredObject object, Consumer<StoredObject> each) {
    if (faultFor(Operation.LISTED_OBJECT, object.key()).isEmpty()) {
      each.accept(object);
    }
  }

  @Override
  public void delete(String key) throws IOException {
    var fault = faultFor(Operation.DELETE, key);
    if (fault.isPresent()) {
      if (fault.get() == Fault.LOST_ANSWER) {
        super.delete(key);
      }
      throw failure(fault.get(), key);
    }
    super.delete(key);
  }

  private Optional<Fault> faultFor(Operation operation, String key) {
    if (cut.get()) {
      return Optional.of(Fault.CUT);
    }
    var due = rules.stream().filter(rule -> rule.isDue(operation, key)).findFirst();
    due.ifPresent(rule -> cut.compareAndSet(false, rule.fault == Fault.CUT));
    return due.map(Rule::fault);
  }

  private StoreException failure(Fault fault, String key) {
    return switch (fault) {
      case FULL_DISK -> new StoreException.Full(address(), null);
      case MISSING -> new StoreException.Missing(address(), key);
      case LOCKED -> new StoreException.Locked(address(), key, "the end of the test");
      case FORBIDDEN -> new StoreException.Forbidden(address(), "a test said so");
      case BUSY -> unavailable("503 Slow Down");
      case CUT -> unavailable("the connection was cut");
      case LOST_ANSWER -> unavailable("the answer was lost");
      case TORN_WRITE, LOST_WRITE, SHORT_READ, FLIPPED_BIT ->
          throw new IllegalArgumentException(fault + " cannot befall this operation");
    };
  }

  private StoreException unavailable(String why) {
    return new StoreException.Unavailable(address(), why, null);
  }

  private interface Writing {
    Put write(ByteBuffer content) throws IOException;
  }

  private record Rule(When when, AtomicInteger seen, Fault fault) {
    boolean isDue(Operation operation, String key) {
      return when.operation() == operation
          && when.keys().test(key)
          && when.times().test(seen.incrementAndGet());
    }
  }

  /// What a rule is about. A [#LISTED_OBJECT] is one object that a listing would have shown, and
  /// any fault there hides it.
  public enum Operation {
    PUT,
    GET,
    STAT,
    LIST,
    LISTED_OBJECT,
    DELETE
  }

  /// The `number`th such operation, counted from 1.
  public static When nth(Operation operation, int number) {
    return new When(operation, _ -> true, count -> count == number);
  }

  /// The first `number` of such operations: a storm that passes.
  public static When first(Operation operation, int number) {
    return new When(operation, _ -> true, count -> count <= number);
  }

  /// Each such operation.
  public static When every(Operation operation) {
    return new When(operation, _ -> true, _ -> true);
  }

  /// The same, but only for keys that begin so; others are not counted.
  public static When under(String prefix, When when) {
    Predicate<String> keys = key -> key.startsWith(prefix);
    return new When(when.operation(), keys, when.times());
  }
}
