package org.hikae.agent;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What an agent has opened, closed in the reverse order: what was opened later stands on what was
/// opened before.
final class Rooms implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Rooms.class);

  private final Deque<Room> open = new ArrayDeque<>();

  /// Something to close at the end, and what it is called when that fails.
  private record Room(String name, AutoCloseable door) {}

  /// Keeps a thing until the end.
  synchronized <T extends AutoCloseable> T keep(String name, T door) {
    open.push(new Room(name, door));
    return door;
  }

  /// Closes everything, whatever fails on the way.
  @Override
  public synchronized void close() {
    while (!open.isEmpty()) {
      close(open.pop());
    }
  }

  private static void close(Room room) {
    try {
      room.door.close();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (Exception broken) {
      log.warn("{} did not close in good order: {}", room.name, broken.toString());
    }
  }
}
