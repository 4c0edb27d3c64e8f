package org.hikae.cli;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import org.hikae.agent.config.AgentException;
import org.hikae.cli.remote.NoAnswer;
import org.hikae.cli.remote.RequestRefused;
import org.hikae.cluster.identity.IdentityException;
import org.hikae.domain.document.DocumentException;
import org.hikae.orchestrator.OrchestratorException;
import org.hikae.orchestrator.state.StateException;
import org.hikae.vault.VaultException;
import org.hikae.vault.store.StoreException;
import org.jspecify.annotations.Nullable;

/// Turns what went wrong into what a person is told.
final class Diagnosis {
  private Diagnosis() {}

  static Complaint of(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      var known = known(cause);
      if (known != null) {
        return known;
      }
    }
    return thrown instanceof IOException failure ? world(failure) : defect(thrown);
  }

  /// What was printed did not arrive.
  static Complaint ofOutput(IOException failure) {
    var full = message(failure).contains("No space left");
    return new Complaint(
        full ? ExitStatus.NO_SPACE : ExitStatus.TARGET_UNUSABLE,
        full
            ? "standard output has no room left: what was printed there is cut short."
            : "standard output cannot be written: " + message(failure) + ".",
        "send it somewhere else; what the command itself did is done.",
        failure);
  }

  private static @Nullable Complaint known(Throwable thrown) {
    return switch (thrown) {
      case Complaint complaint -> complaint;
      case VaultException vault ->
          new Complaint(status(vault.code()), message(vault), hint(vault), vault);
      case StoreException store ->
          new Complaint(status(store), message(store), store.hint(), store);
      case OrchestratorException orchestrator ->
          new Complaint(
              status(orchestrator), message(orchestrator), orchestrator.hint(), orchestrator);
      case StateException state ->
          new Complaint(status(state.reason()), message(state), state.hint(), state);
      case DocumentException document ->
          new Complaint(
              ExitStatus.SETTINGS_UNREADABLE, message(document), document.hint(), document);
      case RequestRefused refused ->
          new Complaint(
              ExitStatus.REFUSED,
              message(refused),
              refused.hint().isEmpty() ? "look at the orchestrator's log." : refused.hint(),
              refused);
      case NoAnswer silent ->
          new Complaint(
              silent.refused() ? ExitStatus.REFUSED : ExitStatus.UNREACHABLE,
              message(silent) + ".",
              silent.hint(),
              silent);
      case AgentException agent ->
          new Complaint(status(agent.code()), message(agent), agent.hint(), agent);
      case IdentityException identity ->
          new Complaint(
              ExitStatus.SETTINGS_UNREADABLE, message(identity), identity.hint(), identity);
      case BindException bind ->
          new Complaint(
              ExitStatus.PORT_TAKEN,
              "an address to listen on is taken or not of this machine: " + message(bind) + ".",
              "name another port in the settings, or end the process that has it (ss -ltnp).",
              bind);
      case ConnectException connect ->
          new Complaint(
              ExitStatus.UNREACHABLE,
              "nothing answers there: " + message(connect) + ".",
              "check the address, and that the process is running.",
              connect);
      case FileSystemException file -> file(file);
      case OutOfMemoryError memory ->
          new Complaint(
              ExitStatus.NO_SPACE,
              "the memory that Java may use does not suffice (" + message(memory) + ").",
              "give it more: HIKAE_JAVA_OPTS=-Xmx2g. What was stored already is used by the next"
                  + " run.",
              memory);
      case InvalidPathException path ->
          new Complaint(
              ExitStatus.USAGE, TypedPath.sentence(path.getInput()), TypedPath.HINT, path);
      default -> null;
    };
  }

  /// The library does not know the options of the command line.
  private static String hint(VaultException vault) {
    return vault.code() == VaultException.Code.TARGET_NOT_EMPTY
        ? "Name an empty or a new folder, or give --over to bring this one to the point's state."
        : vault.hint();
  }

  private static ExitStatus status(VaultException.Code code) {
    return switch (code) {
      case NOT_A_VAULT, NEWER_FORMAT, OTHER_FAMILY -> ExitStatus.NOT_A_VAULT;
      case VAULT_EXISTS -> ExitStatus.VAULT_EXISTS;
      case WRONG_KEY -> ExitStatus.WRONG_KEY;
      case NO_SUCH_SNAPSHOT -> ExitStatus.NO_SUCH_POINT;
      case DAMAGED, FOREIGN, UNSAFE_PATH -> ExitStatus.DAMAGED;
      case HELD -> ExitStatus.HELD;
      case LAST_KEY -> ExitStatus.LAST_KEY;
      case SOURCE_UNREADABLE -> ExitStatus.SOURCE_UNREADABLE;
      case TARGET_NOT_EMPTY, TARGET_UNWRITABLE -> ExitStatus.TARGET_UNUSABLE;
      case OUT_OF_SPACE -> ExitStatus.NO_SPACE;
    };
  }

  private static ExitStatus status(StoreException store) {
    return switch (store) {
      case StoreException.Full _ -> ExitStatus.NO_SPACE;
      case StoreException.Missing _, StoreException.Truncated _ -> ExitStatus.DAMAGED;
      case StoreException.Unavailable _ -> ExitStatus.UNREACHABLE;
      case StoreException.Unusable _ -> ExitStatus.USAGE;
      default -> ExitStatus.REFUSED;
    };
  }

  private static ExitStatus status(StateException.Reason reason) {
    return switch (reason) {
      case DAMAGED -> ExitStatus.DAMAGED;
      case TAKEN -> ExitStatus.TARGET_UNUSABLE;
      case OTHER_ESTATE, ALIVE -> ExitStatus.REFUSED;
      case SETTINGS -> ExitStatus.SETTINGS_UNREADABLE;
    };
  }

  private static ExitStatus status(AgentException.Code code) {
    return switch (code) {
      case UNREADABLE_CONFIG, IDENTITY_MISSING -> ExitStatus.SETTINGS_UNREADABLE;
      case PORT_TAKEN -> ExitStatus.PORT_TAKEN;
      case HOME_UNWRITABLE -> ExitStatus.TARGET_UNUSABLE;
      case VAULT_CLOSED -> ExitStatus.NOT_A_VAULT;
      case MESH_CLOSED -> ExitStatus.UNREACHABLE;
      default -> ExitStatus.REFUSED;
    };
  }

  private static ExitStatus status(OrchestratorException orchestrator) {
    for (Throwable cause = orchestrator; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return ExitStatus.PORT_TAKEN;
      }
    }
    return ExitStatus.SETTINGS_UNREADABLE;
  }

  private static @Nullable Complaint file(FileSystemException file) {
    var said = message(file);
    if (said.contains("No space left")) {
      return new Complaint(
          ExitStatus.NO_SPACE,
          "there is no room left for " + file.getFile() + ".",
          "make room and run it again: nothing is lost.",
          file);
    }
    if (said.contains("Read-only file system")) {
      return new Complaint(
          ExitStatus.TARGET_UNUSABLE,
          file.getFile() + " cannot be written: its file system is read-only.",
          "name another place, or have it mounted for writing.",
          file);
    }
    return switch (file) {
      case NoSuchFileException _ ->
          new Complaint(
              ExitStatus.SOURCE_UNREADABLE,
              file.getFile() + " does not exist.",
              "check the path.",
              file);
      case AccessDeniedException _ ->
          new Complaint(
              ExitStatus.SOURCE_UNREADABLE,
              file.getFile() + " may not be read or written by this user.",
              "run it as a user who may.",
              file);
      default -> null;
    };
  }

  private static Complaint world(IOException failure) {
    if (message(failure).contains("No space left")) {
      return new Complaint(
          ExitStatus.NO_SPACE,
          "the disk is full.",
          "make room and run it again: nothing is lost.",
          failure);
    }
    return new Complaint(
        ExitStatus.REFUSED, message(failure), "HIKAE_DEBUG=1 shows where it happened.", failure);
  }

  private static Complaint defect(Throwable thrown) {
    return new Complaint(
        ExitStatus.DEFECT,
        "a defect in Hikae: " + thrown.getClass().getSimpleName() + " (" + message(thrown) + ").",
        "run it again with HIKAE_DEBUG=1 and report what it prints.",
        thrown);
  }

  private static String message(Throwable thrown) {
    var message = thrown.getMessage();
    return (message == null ? thrown.getClass().getSimpleName() : message)
        .lines()
        .findFirst()
        .orElse("");
  }
}
