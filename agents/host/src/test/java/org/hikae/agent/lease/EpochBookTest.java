package org.hikae.agent.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hikae.agent.lease.AgentInTime.OSAKA;
import static org.hikae.agent.lease.AgentInTime.REGISTRY;
import static org.hikae.agent.lease.AgentInTime.TOKYO;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hikae.agent.config.AgentException;
import org.hikae.agent.note.NoteFolder;
import org.hikae.cluster.wire.WireFormat;
import org.hikae.protocol.Epoch;
import org.hikae.protocol.FencingToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EpochBookTest {
  private static final FencingToken TOKYO_1 = new FencingToken(REGISTRY, TOKYO, new Epoch(1));
  private static final FencingToken OSAKA_2 = new FencingToken(REGISTRY, OSAKA, new Epoch(2));

  @TempDir Path home;

  @Test
  void anOlderEpochIsRefusedAlsoAfterARestart() throws IOException {
    assertThat(book().newerThan(TOKYO_1)).isEmpty();
    assertThat(book().newerThan(OSAKA_2)).isEmpty();

    assertThat(book().newerThan(TOKYO_1)).contains(OSAKA_2);
    assertThat(book().newerThan(OSAKA_2)).isEmpty();
  }

  @Test
  void twoHoldersOfOneEpochAreNotBothBelieved() throws IOException {
    var book = book();
    book.hold(OSAKA_2);

    assertThat(book.newerThan(new FencingToken(REGISTRY, TOKYO, new Epoch(2)))).contains(OSAKA_2);
  }

  @Test
  void aDamagedNoteStopsTheAgentInsteadOfBeingGuessed() throws IOException {
    book().hold(OSAKA_2);
    Files.writeString(home.resolve("held-registry"), "{\"serv");

    assertThatExceptionOfType(AgentException.class)
        .isThrownBy(this::book)
        .withMessage("the note epochs/held-registry in the agent's home is unreadable")
        .satisfies(e -> assertThat(e.code()).isEqualTo(AgentException.Code.NOTES_DAMAGED));
  }

  private EpochBook book() throws IOException {
    return EpochBook.open(NoteFolder.open(home), new WireFormat());
  }
}
