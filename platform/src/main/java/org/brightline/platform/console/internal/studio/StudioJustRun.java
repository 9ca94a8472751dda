package org.brightline.platform.console.internal.studio;

import org.brightline.platform.releases.Draft;
import org.brightline.policy.trial.BacktestReport;

/**
 * A backtest that was run just now: to whoever ran it, once, it names the items.
 *
 * @param source what it was run on
 * @param report with the ids of items
 */
record StudioJustRun(Draft.Source source, BacktestReport report) {}
