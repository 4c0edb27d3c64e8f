package org.hikae.domain.monthly;

/// How often a kind of job was done in a month.
///
/// @param kind as the jobs' streams begin: `backup`, `mirror`, `verify`, `retention`
public record JobCount(String kind, int done, int failed) {}
