package org.hikae.domain.history;

import java.time.Duration;
import java.time.YearMonth;
import org.hikae.domain.estate.Tier;
import org.hikae.domain.runbook.Occasion;

/// The mean time to recovery of one tier in one month, from drills or from incidents.
///
/// @param recoveries how many it is the mean of
/// @param failed how many did not get to their end, and are not in the mean
public record MeanTime(
    YearMonth month, Tier tier, Occasion occasion, int recoveries, int failed, Duration mean) {}
