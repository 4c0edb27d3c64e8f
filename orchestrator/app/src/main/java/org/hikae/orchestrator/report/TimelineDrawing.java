package org.hikae.orchestrator.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.hikae.domain.estate.Site;
import org.hikae.domain.outage.Stretch;
import org.hikae.domain.recovery.RecoveryRecord;
import org.hikae.domain.text.Bilingual;
import org.hikae.domain.watch.ProbeSample;
import org.hikae.protocol.SiteId;

/// The swim lanes: what users saw, then one lane for each site, over the segments of the outage.
final class TimelineDrawing {
  private static final double WIDTH = 1000;
  private static final double LEFT = 104;
  private static final double RIGHT = 984;
  private static final double BAND = 30;
  private static final double HEAD = 26;
  private static final double LANE = 50;
  private static final double BAR = 20;
  private static final int MOST_LOOKS = 600;

  private final RecoveryRecord record;
  private final TimeAxis axis;
  private final List<Site> sites;
  private final double foot;

  TimelineDrawing(RecoveryRecord record) {
    this.record = record;
    this.axis = TimeAxis.around(record.outage(), LEFT, RIGHT);
    this.sites = record.estate().sites();
    this.foot = HEAD + BAND + LANE * (sites.size() + 1) + 8;
  }

  Html svg() {
    return Html.of(
        """
        <svg viewBox="0 0 {} {}" role="img" aria-label="timeline" xmlns="http://www.w3.org/2000/svg">
        <defs><pattern id="silent" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="hatch" x1="0" y1="0" x2="0" y2="6"/></pattern></defs>
        {}{}{}{}{}{}{}</svg>
        """,
        number(WIDTH),
        number(foot + 30),
        Html.all(record.outage().stretches().stream().map(this::column)),
        Html.all(axis.ticks().stream().map(this::tick)),
        unit(),
        users(),
        Html.all(IntStream.range(0, sites.size()).mapToObj(i -> lane(sites.get(i), i + 1))),
        Html.all(record.outage().stretches().stream().map(this::steps)),
        Html.all(markers().stream()));
  }

  /// A segment's stretch of time, down all lanes, with its name where there is room.
  private Html column(Stretch stretch) {
    var x = axis.x(stretch.from());
    var width = axis.x(stretch.to()) - x;
    if (width < 0.2) {
      return Html.NOTHING;
    }
    var css = SegmentSection.css(stretch.segment());
    return Html.of(
        """
        <rect class="wash {}" x="{}" y="{}" width="{}" height="{}"/>
        <rect class="band {}" x="{}" y="{}" width="{}" height="{}"/>
        {}\
        """,
        css,
        number(x),
        number(HEAD),
        number(width),
        number(foot - HEAD),
        css,
        number(x),
        number(HEAD),
        number(width),
        number(BAND - 8),
        width < 62 ? Html.NOTHING : title(stretch.segment().title(), x + width / 2));
  }

  private static Html title(Bilingual words, double x) {
    return Html.of(
        "<text class=\"title\" x=\"{}\" y=\"{}\">{}</text>\n",
        number(x),
        number(HEAD + 15.5),
        Html.draw(words));
  }

  private Html tick(TimeAxis.Tick tick) {
    return Html.of(
        """
        <line class="grid" x1="{}" x2="{}" y1="{}" y2="{}"/><text class="tick" x="{}" y="{}">{}</text>
        """,
        number(tick.x()),
        number(tick.x()),
        number(HEAD + BAND),
        number(foot),
        number(tick.x()),
        number(foot + 18),
        tick.label());
  }

  private Html unit() {
    return Html.of(
        "<text class=\"unit\" x=\"2\" y=\"{}\">{}</text>\n",
        number(foot + 18),
        Html.draw(
            axis.minutes() ? new Bilingual("minutes", "分:秒") : new Bilingual("seconds", "秒")));
  }

  /// What users saw: a line that is whole while the service answers, and every look at it.
  private Html users() {
    var y = middle(0);
    var outage = record.outage();
    var looks = new ArrayList<Html>();
    looks.add(label(new Bilingual("Users", "利用者"), y));
    looks.add(bar("up", axis.from(), outage.began(), y, 6));
    looks.add(bar("down", outage.began(), outage.ended(), y, 2));
    if (outage.over()) {
      looks.add(bar("up", outage.ended(), axis.to(), y, 6));
    }
    var shown = record.samples().stream().filter(look -> axis.shows(look.sentAt())).toList();
    var every = shown.size() / MOST_LOOKS + 1;
    for (var i = 0; i < shown.size(); i += every) {
      looks.add(look(shown.get(i), y));
    }
    return Html.all(looks.stream());
  }

  private Html look(ProbeSample look, double y) {
    return Html.of(
        "<circle class=\"{}\" cx=\"{}\" cy=\"{}\" r=\"2.6\"/>\n",
        look.good() ? "good" : "bad",
        number(axis.x(look.sentAt())),
        number(look.good() ? y - 11 : y + 11));
  }

  private Html lane(Site site, int row) {
    var y = middle(row);
    return Html.of("{}{}{}", rule(y), label(site.name(), y), life(site.id(), y));
  }

  /// How a site was: active, silent, taking over, or only voting.
  private Html life(SiteId site, double y) {
    var plan = record.run().plan();
    var outage = record.outage();
    if (site.equals(plan.from())) {
      return Html.of(
          "{}{}{}",
          bar("active", axis.from(), outage.began(), y, BAR),
          bar("silent", outage.began(), axis.to(), y, BAR),
          inside(
              "quiet",
              new Bilingual(
                  "silent · epoch " + plan.superseding() + " runs out",
                  "沈黙・エポック " + plan.superseding() + " は失効へ"),
              axis.x(outage.began()) + 10,
              y));
    }
    if (site.equals(plan.to())) {
      return Html.of(
          "{}{}",
          outage.over() ? bar("active", outage.ended(), axis.to(), y, BAR) : Html.NOTHING,
          inside("quiet", new Bilingual("standby", "待機"), LEFT + 6, y));
    }
    return votes(y);
  }

  /// What a site does that only votes: it agreed to the declaration and to the decision.
  private Html votes(double y) {
    var opened = record.run().opened();
    return Html.of(
        "{}{}{}{}",
        vote(opened.declaration().declaredAt(), y),
        vote(opened.decision().at(), y),
        inside("quiet", new Bilingual("witness", "監視"), LEFT + 6, y),
        inside("quiet", new Bilingual("votes", "投票"), axis.x(opened.decision().at()) + 12, y));
  }

  /// The segments that happen at the recovery site, as bars in its lane.
  private Html steps(Stretch stretch) {
    var row = rowOf(record.run().plan().to());
    return switch (stretch.segment()) {
      case DETECT, DECIDE -> Html.NOTHING;
      case FENCE, RESTORE, START, VERIFY, REDIRECT ->
          bar(
              "fill " + SegmentSection.css(stretch.segment()),
              stretch.from(),
              stretch.to(),
              middle(row),
              BAR);
    };
  }

  private int rowOf(SiteId id) {
    return 1
        + IntStream.range(0, sites.size())
            .filter(i -> sites.get(i).id().equals(id))
            .findFirst()
            .orElse(0);
  }

  /// Numbered flags over the moments; one that would cover its neighbour moves aside.
  private List<Html> markers() {
    var flags = new ArrayList<Html>();
    var last = Double.NEGATIVE_INFINITY;
    for (var marker : Marker.of(record)) {
      var x = axis.x(marker.at());
      var flag = Math.max(x, last + 19);
      last = flag;
      flags.add(
          Html.of(
              """
              <path class="pole" d="M{} 18 L{} {} V{}"/><circle class="flag" cx="{}" cy="10" r="8.5"/><text class="flagged" x="{}" y="13.8">{}</text>
              """,
              number(flag),
              number(x),
              number(HEAD),
              number(foot),
              number(flag),
              number(flag),
              marker.number()));
    }
    return flags;
  }

  private Html bar(String css, Instant from, Instant to, double y, double height) {
    var x = axis.x(from);
    var width = axis.x(to) - x;
    return width <= 0
        ? Html.NOTHING
        : Html.of(
            "<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"2\"/>\n",
            css,
            number(x),
            number(y - height / 2),
            number(Math.max(width, 1)),
            number(height));
  }

  private Html vote(Instant at, double y) {
    return Html.of(
        "<circle class=\"vote\" cx=\"{}\" cy=\"{}\" r=\"4.5\"/>\n", number(axis.x(at)), number(y));
  }

  private static Html rule(double y) {
    return Html.of(
        "<line class=\"rule\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>\n",
        number(LEFT),
        number(RIGHT),
        number(y),
        number(y));
  }

  private static Html label(Bilingual words, double y) {
    return inside("label", words, 2, y);
  }

  private static Html inside(String css, Bilingual words, double x, double y) {
    return Html.of(
        "<text class=\"{}\" x=\"{}\" y=\"{}\">{}</text>\n",
        css,
        number(x),
        number(y + 4.5),
        Html.draw(words));
  }

  private static double middle(int row) {
    return HEAD + BAND + LANE * row + LANE / 2;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
