package org.commonway.planner.city;

/** A small feed with a line or more of every file that is read. */
public final class WholeFeed {
    private WholeFeed() {}

    public static Gtfs gtfs() {
        return fares(trips(places(Gtfs.of("bus"))))
                .columns("booking_rules.txt", "booking_rule_id,booking_type,message")
                .line("booking_rules.txt", "r1,1,Call before noon")
                .columns("calendar_dates.txt", "service_id,date,exception_type")
                .line("calendar_dates.txt", "daily,20240425,2")
                .line("calendar_dates.txt", "fair,20240502,1")
                .transfer("S,S,,,,,2,180")
                .transfer("P1,C,1,2,,,1,")
                .transfer("P1,P1,,,t1,t2,4,")
                .transfer("P2,C,,,t3,,3,")
                .frequency("often", "06:00", "07:00", 1200, "0")
                .frequency("often", "07:00", "08:00", 600, "1");
    }

    private static Gtfs places(Gtfs feed) {
        return feed.columns(
                        "stops.txt",
                        "stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station,platform_code,level_id,"
                                + "wheelchair_boarding,stop_timezone,zone_id")
                .line("stops.txt", "S,Trindade,41.001,-8.001,1,,,,1,,")
                .line("stops.txt", "P1,Trindade,41.001,-8.001,0,S,1,L1,,,z1")
                .line("stops.txt", "P2,Trindade,41.001,-8.001,0,S,2,L1,,,z1")
                .line("stops.txt", "E,Rua,41.002,-8.001,2,S,,L0,,,")
                .line("stops.txt", "N,,,,3,S,,,,,")
                .line("stops.txt", "C,\"Cais, river\",41.003,-8.003,0,,,,2,Europe/Madrid,z2")
                .line("stops.txt", "D,Douro,41.004,-8.004,,,,,,,z2")
                .columns("levels.txt", "level_id,level_index,level_name")
                .line("levels.txt", "L0,0,Street")
                .line("levels.txt", "L1,-1,Platforms")
                .columns(
                        "pathways.txt",
                        "pathway_id,from_stop_id,to_stop_id,pathway_mode,is_bidirectional,length,traversal_time,"
                                + "stair_count,max_slope,min_width,signposted_as")
                .line("pathways.txt", "w1,E,N,2,1,12.5,30,-20,,1.2,Metro")
                .line("pathways.txt", "w2,N,P1,1,1,20,15,,0.02,,")
                .columns("shapes.txt", "shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence")
                .line("shapes.txt", "sh1,41.001,-8.001,1")
                .line("shapes.txt", "sh1,41.002,-8.002,2")
                .line("shapes.txt", "sh1,41.003,-8.003,3");
    }

    private static Gtfs trips(Gtfs feed) {
        return feed.route("1", 3)
                .route("2", 0)
                .columns(
                        "trips.txt",
                        "route_id,service_id,trip_id,trip_headsign,block_id,shape_id,wheelchair_accessible,"
                                + "bikes_allowed")
                .columns(
                        "stop_times.txt",
                        "trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type,"
                                + "timepoint,pickup_booking_rule_id")
                .line("trips.txt", "1,daily,t1,Cais,b1,sh1,1,2")
                .line("trips.txt", "1,daily,t2,Trindade,b1,,2,1")
                .line("trips.txt", "2,fair,t3,Douro,,,,")
                .line("trips.txt", "2,daily,often,Douro,,,0,0")
                .line("stop_times.txt", "t1,08:00:00,08:00:00,P1,1,,1,,")
                .line("stop_times.txt", "t1,08:05:00,08:06:00,C,5,2,3,0,r1")
                .line("stop_times.txt", "t1,08:10:00,08:10:00,D,9,1,,1,")
                .line("stop_times.txt", "t2,08:15:00,08:15:00,D,1,,,,")
                .line("stop_times.txt", "t2,,,C,2,,,,")
                .line("stop_times.txt", "t2,08:25:00,08:25:00,P1,3,,,,")
                .line("stop_times.txt", "t3,24:10:00,24:10:00,P2,1,,,,")
                .line("stop_times.txt", "t3,25:00:00,25:00:00,D,2,,,,")
                .line("stop_times.txt", "often,00:00:00,00:00:00,P2,1,,,,")
                .line("stop_times.txt", "often,00:07:00,00:07:00,C,2,,,,");
    }

    private static Gtfs fares(Gtfs feed) {
        return feed.columns("fare_attributes.txt", "fare_id,price,currency_type,payment_method,transfers")
                .line("fare_attributes.txt", "f1,1.40,EUR,1,0")
                .columns("fare_rules.txt", "fare_id,route_id,origin_id,destination_id")
                .line("fare_rules.txt", "f1,1,z1,z2")
                .columns("areas.txt", "area_id,area_name")
                .line("areas.txt", "a1,Centre")
                .columns("stop_areas.txt", "area_id,stop_id")
                .line("stop_areas.txt", "a1,S")
                .columns("networks.txt", "network_id,network_name")
                .line("networks.txt", "n1,Buses")
                .columns("route_networks.txt", "network_id,route_id")
                .line("route_networks.txt", "n1,1")
                .columns("timeframes.txt", "timeframe_group_id,start_time,end_time,service_id")
                .line("timeframes.txt", "peak,07:00:00,09:00:00,daily")
                .columns("fare_media.txt", "fare_media_id,fare_media_name,fare_media_type")
                .line("fare_media.txt", "card,Card,2")
                .columns("rider_categories.txt", "rider_category_id,rider_category_name,is_default_fare_category")
                .line("rider_categories.txt", "adult,Adult,1")
                .columns(
                        "fare_products.txt",
                        "fare_product_id,fare_product_name,rider_category_id,fare_media_id,amount,currency")
                .line("fare_products.txt", "p1,Single,adult,card,2.00,EUR")
                .columns(
                        "fare_leg_rules.txt",
                        "leg_group_id,network_id,from_area_id,to_area_id,from_timeframe_group_id,fare_product_id,"
                                + "rule_priority")
                .line("fare_leg_rules.txt", "g1,n1,a1,,peak,p1,1")
                .columns(
                        "fare_transfer_rules.txt",
                        "from_leg_group_id,to_leg_group_id,transfer_count,duration_limit,duration_limit_type,"
                                + "fare_transfer_type,fare_product_id")
                .line("fare_transfer_rules.txt", "g1,g1,-1,3600,0,0,");
    }
}
