package org.hikae.domain.volume;

import java.time.LocalDate;
import org.hikae.domain.text.Bytes;

/// What is contracted for a vault: how much it may hold, and until when its data are kept.
///
/// @param until the last day of the contract
public record VolumeContract(Bytes volume, LocalDate until) {}
