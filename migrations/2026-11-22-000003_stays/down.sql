drop table planned_discharge;
drop table hospital_stay;
