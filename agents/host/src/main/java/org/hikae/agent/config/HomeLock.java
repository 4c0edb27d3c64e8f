package org.hikae.agent.config;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hikae.agent.config.AgentException.Code;

/// The right to work in a home: one agent at a time, by a lock that ends with the process.
public final class HomeLock implements AutoCloseable {
  private final FileChannel channel;

  private HomeLock(FileChannel channel) {
    this.channel = channel;
  }

  public static HomeLock take(Path home) throws AgentException {
    try {
      Files.createDirectories(home);
      var channel = FileChannel.open(home.resolve("lock"), CREATE, WRITE);
      if (channel.tryLock() == null) {
        channel.close();
        throw taken(home);
      }
      return new HomeLock(channel);
    } catch (OverlappingFileLockException _) {
      throw taken(home);
    } catch (AgentException told) {
      throw told;
    } catch (IOException unwritable) {
      throw new AgentException(
          Code.HOME_UNWRITABLE,
          "the agent's home " + home + " cannot be written: " + unwritable.getMessage(),
          "give the agent a folder of its own that it may write",
          unwritable);
    }
  }

  private static AgentException taken(Path home) {
    return new AgentException(
        Code.HOME_TAKEN,
        "another agent works in " + home,
        "stop that one, or give this one a home of its own");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
