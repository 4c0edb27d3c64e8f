package org.hikae.domain.notice;

import java.time.Instant;
import org.hikae.domain.estate.Channel;
import org.jspecify.annotations.Nullable;

/// That a contact was told, or could not be.
///
/// @param problem why it was given up; null when they were told
public record Told(
    String contact, Channel channel, News news, Instant at, @Nullable String problem) {}
