package org.hikae.orchestrator.pleas;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hikae.cluster.Leases;
import org.hikae.cluster.Mesh;
import org.hikae.domain.estate.Estate;
import org.hikae.protocol.Answer;
import org.hikae.protocol.Answer.LeaseState;
import org.hikae.protocol.Answer.NoMajority;
import org.hikae.protocol.Command;
import org.hikae.protocol.Epoch;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.Message;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.Plea;
import org.hikae.protocol.Report;
import org.hikae.protocol.ServiceId;
import org.jspecify.annotations.Nullable;

/// Answers what agents ask. Says honestly when nothing could be decided: an agent that hears
/// nothing fences its service in time.
public final class PleaDesk implements Mesh.Responder {
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private volatile @Nullable Court court;
  private volatile Consumer<String> twins = _ -> {};

  /// What pleas are answered from, once it is there.
  ///
  /// @param estate the estate in force, or null while there is none
  public record Court(Leases leases, Supplier<@Nullable Estate> estate) {}

  /// Begins to answer; until then there is no majority here.
  public void open(Court answering) {
    court = answering;
  }

  /// Tells `listener` of each twin's beat, by the run that it belongs to.
  public void hearTwins(Consumer<String> listener) {
    twins = listener;
  }

  @Override
  public Message answer(NodeId from, Message request) {
    return switch (request) {
      case Plea plea -> answer(from, plea);
      case Command _, Report _, Answer _ ->
          throw new IllegalArgumentException("an orchestrator takes pleas only, not " + request);
    };
  }

  private Answer answer(NodeId from, Plea plea) {
    var present = court;
    if (present == null) {
      return new NoMajority("this orchestrator is still starting");
    }
    try {
      return switch (plea) {
        case Plea.RenewLeases(var held) -> renew(present, from, held);
        case Plea.ReadLeases(var services) ->
            new Answer.Leases(services.stream().map(id -> read(present, id)).toList());
        case Plea.ClaimFirstLease(var service) -> claim(present, from, service);
        case Plea.ReleaseLease(var token) -> release(present, from, token);
        case Plea.TwinBeat(var run, _) -> {
          twins.accept(run);
          yield new Answer.Heard();
        }
      };
    } catch (ExecutionException e) {
      return new NoMajority(String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()));
    } catch (TimeoutException _) {
      return new NoMajority("the ledger did not decide within " + PATIENCE.toSeconds() + " s");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new NoMajority("this orchestrator is stopping");
    }
  }

  private static Answer renew(Court court, NodeId from, List<FencingToken> held)
      throws ExecutionException, TimeoutException, InterruptedException {
    var own = held.stream().filter(token -> token.holder().equals(from.site())).toList();
    if (own.size() != held.size()) {
      throw new IllegalArgumentException(from + " cannot renew another site's leases: " + held);
    }
    return new Answer.Leases(decided(court.leases().renew(held)));
  }

  /// Given to the service's home for the first epoch, and again to a site that gave its lease back
  /// while its agent was down, as long as nobody else was made active since.
  private static Answer claim(Court court, NodeId from, ServiceId service)
      throws ExecutionException, TimeoutException, InterruptedException {
    var known = court.leases().current(service);
    if (known.isPresent()) {
      var back = known.get().holder().equals(from.site()) && court.leases().released(service);
      return states(
          back ? decided(court.leases().take(service, from.site())) : read(court, service));
    }
    var estate = court.estate().get();
    var home = estate == null ? null : estate.service(service).map(s -> s.home()).orElse(null);
    if (home == null) {
      return new NoMajority("no estate in force knows service " + service + " yet");
    }
    if (!home.equals(from.site())) {
      return states(new LeaseState.Free(service, Epoch.NONE));
    }
    return states(decided(court.leases().take(service, from.site())));
  }

  private static Answer release(Court court, NodeId from, FencingToken token)
      throws ExecutionException, TimeoutException, InterruptedException {
    if (!token.holder().equals(from.site())) {
      throw new IllegalArgumentException(from + " cannot give back " + token);
    }
    return states(decided(court.leases().release(token)));
  }

  private static LeaseState read(Court court, ServiceId service) {
    var current = court.leases().current(service);
    if (current.isEmpty()) {
      return new LeaseState.Free(service, Epoch.NONE);
    }
    return court.leases().released(service)
        ? new LeaseState.Free(service, current.get().epoch())
        : new LeaseState.Held(current.get());
  }

  private static Answer.Leases states(LeaseState state) {
    return new Answer.Leases(List.of(state));
  }

  private static <T> T decided(CompletableFuture<T> decision)
      throws ExecutionException, TimeoutException, InterruptedException {
    return decision.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
