"""The desk (bàn biên tập): articles, sections, topics, the front page.

Owns what the paper says and every version of it. A published article is never deleted: it is withdrawn,
with a public reason. It never knows who reads.
"""
