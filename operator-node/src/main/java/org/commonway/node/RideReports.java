package org.commonway.node;

import org.commonway.node.http.NodeStatus;
import org.commonway.node.ride.RefusedReport;
import org.commonway.node.ride.ReportStore;

/** Reports of rides as the status shows them. */
final class RideReports {
    private RideReports() {}

    static NodeStatus.Reports status(ReportStore reports) {
        return new NodeStatus.Reports(
                reports.countWaiting(),
                reports.countRefused(),
                reports.listRefused(NodeStatus.REFUSED_SHOWN_MAX).stream()
                        .map(RideReports::refused)
                        .toList());
    }

    private static NodeStatus.Refused refused(RefusedReport report) {
        return new NodeStatus.Refused(
                report.ids().tripId(),
                report.ids().holdId(),
                report.step().name(),
                report.why().code(),
                report.why().sentence(),
                report.why().at().toString());
    }
}
