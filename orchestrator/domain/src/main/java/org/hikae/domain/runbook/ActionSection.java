package org.hikae.domain.runbook;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.hikae.domain.document.Section;
import org.hikae.protocol.Names;

/// Reads what a step does.
final class ActionSection {
  private enum Word {
    FENCE,
    PROMOTE,
    RESTORE,
    START_SERVICE,
    STOP_SERVICE,
    HOLD_TRAFFIC,
    BACK_UP,
    MIRROR,
    VERIFY,
    EXAMINE,
    SWITCH_TRAFFIC,
    WAIT_FOR_PROBE,
    CHECK_VAULT,
    HEAL_VAULT,
    COMMAND,
    HTTP,
    DETECT,
    HUMAN_TASK
  }

  private ActionSection() {}

  static Action read(Section step) {
    return switch (step.word("action", Word.class)) {
      case FENCE -> new Action.Fence();
      case PROMOTE -> new Action.Promote();
      case RESTORE -> new Action.Restore();
      case START_SERVICE -> new Action.StartService();
      case STOP_SERVICE -> new Action.StopService();
      case HOLD_TRAFFIC -> new Action.HoldTraffic();
      case BACK_UP -> new Action.BackUp();
      case MIRROR -> new Action.Mirror();
      case VERIFY -> new Action.Verify();
      case EXAMINE -> new Action.Examine();
      case SWITCH_TRAFFIC -> new Action.SwitchTraffic();
      case WAIT_FOR_PROBE -> new Action.AwaitUsers();
      case CHECK_VAULT -> new Action.CheckVault(at(step));
      case HEAL_VAULT -> new Action.HealVault(at(step));
      case COMMAND -> new Action.RunProgram(at(step), program(step));
      case HTTP -> http(step);
      case DETECT -> detect(step);
      case HUMAN_TASK ->
          new Action.HumanTask(
              step.words("instructions"),
              step.has("evidence") ? step.words("evidence") : null,
              step.flag("fourEyes", false));
    };
  }

  private static Where at(Section step) {
    return step.word("at", Where.class, Where.TO);
  }

  private static String program(Section step) {
    return step.value("program", name -> Names.require("program", name), "unreadable");
  }

  private static Action http(Section step) {
    var method = step.has("method") ? step.value("method", ActionSection::method, "GET") : "GET";
    return new Action.CallHttp(
        method,
        step.value("url", ActionSection::url, URI.create("https://unreadable/")),
        step.count("status", 200));
  }

  private static Action detect(Section step) {
    if (!step.has("on") || step.word("on", Occasion.class) != Occasion.DRILL) {
      step.mistake(
          "action",
          "detection is measured in drills only: a real loss is detected",
          "add on: drill");
    }
    return new Action.Detect();
  }

  private static String method(String text) {
    if (!List.of("GET", "POST", "PUT", "DELETE").contains(text)) {
      throw new IllegalArgumentException(
          "'" + text.toUpperCase(Locale.ROOT) + "' is not one of GET, POST, PUT, DELETE");
    }
    return text;
  }

  private static URI url(String text) {
    var url = URI.create(text);
    var here = List.of("localhost", "127.0.0.1").contains(String.valueOf(url.getHost()));
    if (!"https".equals(url.getScheme()) && !("http".equals(url.getScheme()) && here)) {
      throw new IllegalArgumentException(
          "'" + text + "' does not begin with https: (http: is for this machine only)");
    }
    return url;
  }
}
