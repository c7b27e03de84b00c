"""Jobs (việc hẹn giờ): background work and the clock. Retries, reaps and schedules.

Owns no content. Rooms above register alarms: what falls due, and what then happens, each in a
transaction of its own.
"""
