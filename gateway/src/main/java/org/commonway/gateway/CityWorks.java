package org.commonway.gateway;

import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import org.commonway.gateway.settings.GatewaySettings;

/** All cities at work. */
final class CityWorks implements AutoCloseable {
    private final List<CityWork> all = new ArrayList<>();

    /** Sets the cities of the settings going. */
    CityWorks(CityWork.Shared shared) throws SSLException {
        for (GatewaySettings.City city : shared.settings().cities()) {
            all.add(new CityWork(city, shared));
        }
        all.forEach(CityWork::begin);
    }

    List<CityWork> list() {
        return List.copyOf(all);
    }

    @Override
    public void close() {
        all.forEach(CityWork::close);
    }
}
