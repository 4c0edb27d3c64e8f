package org.hikae.cli.demo;

import java.util.List;
import java.util.stream.Stream;
import org.hikae.orchestrator.console.Pages;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/// What the console answers to a GET, read from its controllers: a page that is added is in here.
final class ConsoleRoutes {
  private ConsoleRoutes() {}

  static List<String> all() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
    return scanner.findCandidateComponents(Pages.class.getPackageName()).stream()
        .flatMap(found -> Stream.ofNullable(found.getBeanClassName()))
        .map(name -> ClassUtils.resolveClassName(name, null))
        .flatMap(ConsoleRoutes::routes)
        .sorted()
        .toList();
  }

  private static Stream<String> routes(Class<?> controller) {
    var all = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
    var below = all == null || all.path().length == 0 ? "" : all.path()[0];
    return Stream.of(controller.getDeclaredMethods())
        .flatMap(
            method ->
                Stream.ofNullable(
                    AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class)))
        .filter(mapping -> List.of(mapping.method()).contains(RequestMethod.GET))
        .flatMap(mapping -> Stream.of(mapping.path()))
        .map(path -> below + path);
  }
}
