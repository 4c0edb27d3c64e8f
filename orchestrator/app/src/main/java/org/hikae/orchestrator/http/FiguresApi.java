package org.hikae.orchestrator.http;

import java.util.List;
import java.util.Locale;
import org.hikae.domain.figures.Figure;
import org.hikae.orchestrator.figures.Figures;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Figures for administrators.
@RestController
@RequestMapping("/api/v1/figures")
public final class FiguresApi {
  private final Figures figures;

  public FiguresApi(Figures figures) {
    this.figures = figures;
  }

  /// @param figure its name, which stays
  /// @param group what it is about
  /// @param unit `count` or `bytes`
  record FigureView(
      String figure, String group, Words groupWords, Words words, long value, String unit) {
    static FigureView of(Figure figure, long value) {
      return new FigureView(
          word(figure),
          word(figure.group()),
          Words.of(figure.group().words()),
          Words.of(figure.words()),
          value,
          figure.isBytes() ? "bytes" : "count");
    }

    private static String word(Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @GetMapping
  @Needs(Right.ADMIN)
  @Says("How many users, services, recovery points and jobs there are, and how many users at once.")
  List<FigureView> figures() {
    return figures.now().entrySet().stream()
        .map(each -> FigureView.of(each.getKey(), each.getValue()))
        .toList();
  }
}
