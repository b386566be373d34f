"""The pages where things are told: my work, dashboards, papers, the public side."""

from reports.urls import about, dashboards, my_work, papers

app_name = "reports"
urlpatterns = [
    *my_work.urlpatterns,
    *dashboards.urlpatterns,
    *papers.urlpatterns,
    *about.urlpatterns,
]
