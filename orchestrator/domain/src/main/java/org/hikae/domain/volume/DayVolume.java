package org.hikae.domain.volume;

import java.time.LocalDate;
import org.hikae.domain.text.Bytes;

/// What a vault held on a day, as it was looked at last.
public record DayVolume(LocalDate day, Bytes stored) {}
