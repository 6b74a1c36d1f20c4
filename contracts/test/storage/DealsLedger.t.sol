// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOrders} from "../../src/market/IOrders.sol";
import {DealsFixture} from "./support/DealsFixture.sol";

/// @notice Random histories of Deals against a naive ledger that visits every deal, slot and day.
contract DealsLedgerTest is DealsFixture {
    uint256 private constant MINERS = 4;
    uint256 private constant WHOLE = 10_000;

    /// @param paid how many (miner, day) pairs the naive ledger has paid
    struct Entry {
        uint32 id;
        uint80 rate;
        uint256 start;
        uint256 end;
        uint256 paid;
        bool removed;
        uint32[] miners;
        uint32[] holdings;
    }

    Entry[] private _entries;
    mapping(uint32 miner => uint256 day) private _passedOn;
    mapping(uint32 miner => uint32 count) private _held;
    mapping(uint32 miner => uint256 amount) private _minerFees;
    uint256 private _service;
    uint256 private _treasury;
    uint256 private _random;

    /// forge-config: default.fuzz.runs = 32
    function testFuzz_EveryWeiGoesWhereTheNaiveLedgerSays(uint256 seed) public {
        _random = seed;
        uint256 first = 100 + _next(7);
        uint256 last = first + 3 + _next(45);
        for (uint256 day = first; day < last; ++day) {
            _goTo(day);
            uint256 steps = _next(9);
            for (uint256 i; i < steps; ++i) {
                _step(day);
            }
            _checkRates(day);
        }
        _end(last + 60);
    }

    function _step(uint256 day) private {
        uint256 dice = _next(100);
        if (dice < 45) _pass(uint32(1 + _next(MINERS)), day);
        else if (dice < 75) _open(day);
        else if (dice < 87 && _entries.length > 0) _close(_entries[_next(_entries.length)], day);
        else if (dice < 95 && _entries.length > 0) _claim(_entries[_next(_entries.length)]);
        else if (dice < 98) deals.roll(uint32(1 + _next(MINERS)));
        else deals.collect(uint32(1 + _next(MINERS)));
    }

    function _pass(uint32 miner, uint256 day) private {
        if (_passedOn[miner] == day) return;
        _passedOn[miner] = day;
        audits.pass(miner);
        uint256 sum;
        for (uint256 i; i < _entries.length; ++i) {
            Entry storage entry = _entries[i];
            if (entry.removed || day < entry.start || day >= entry.end || !_carries(entry, miner)) continue;
            sum += entry.rate;
            ++entry.paid;
        }
        uint256 toMiner = sum * 8500 / WHOLE;
        uint256 toService = sum * 1000 / WHOLE;
        _minerFees[miner] += toMiner;
        _service += toService;
        _treasury += sum - toMiner - toService;
    }

    function _open(uint256 day) private {
        uint256 n = 2 + _next(2);
        uint32[] memory miners = _miners(n, uint32(1 + _next(MINERS - n + 1)));
        IOrders.Order memory order = _order(miners, 2, _weekEnd(day + 2 + _next(40)));
        order.rate = uint80(1 + _next(1e6));
        orders.put(order);
        deals.activate(_activation(order, uint32(1 + _next(SIZE))));
        Entry storage entry = _entries.push();
        entry.id = order.id;
        entry.rate = order.rate;
        entry.start = day + 1;
        entry.end = order.endDay;
        entry.miners = miners;
        for (uint256 i; i < n; ++i) {
            entry.holdings.push(_held[miners[i]]++);
        }
    }

    function _close(Entry storage entry, uint256 day) private {
        if (entry.removed || day >= entry.end) return;
        entry.removed = true;
        _remove(entry.id, entry.holdings);
    }

    function _claim(Entry storage entry) private {
        uint256 expected = deals.claimable(entry.id);
        uint256 before = vault.balanceOf(client);
        try deals.claim(entry.id) returns (uint256 refund) {
            assertEq(refund, expected);
            assertEq(vault.balanceOf(client), before + refund);
        } catch {
            assertEq(expected, 0);
        }
    }

    function _checkRates(uint256 day) private view {
        for (uint32 miner = 1; miner <= MINERS; ++miner) {
            uint256 sum;
            uint256 sectors;
            for (uint256 i; i < _entries.length; ++i) {
                Entry storage entry = _entries[i];
                if (entry.removed || day >= entry.end || !_carries(entry, miner)) continue;
                sectors += deals.deal(entry.id).sectors;
                if (day >= entry.start) sum += entry.rate;
            }
            assertEq(deals.rateOf(miner), sum, "rate");
            assertEq(deals.dutyFrom(miner) > 0, sectors > 0, "duty");
        }
    }

    function _end(uint256 day) private {
        _goTo(day);
        uint256 refunds;
        for (uint256 i; i < _entries.length; ++i) {
            Entry storage entry = _entries[i];
            _claim(entry);
            refunds += uint256(entry.rate) * (entry.miners.length * (entry.end - entry.start) - entry.paid);
        }
        assertEq(vault.balanceOf(client), refunds, "refunds");
        uint256 fees;
        for (uint32 miner = 1; miner <= MINERS; ++miner) {
            deals.collect(miner);
            deals.roll(miner);
            assertEq(vault.balanceOf(address(uint160(500 + miner))), _minerFees[miner], "earnings");
            assertEq(registry.used(miner), 0, "space");
            fees += _minerFees[miner];
        }
        deals.collectTreasury();
        assertEq(vault.balanceOf(GOVERNOR), _treasury, "treasury");
        assertEq(deals.servicePot(), _service, "service");
        assertEq(fees + _treasury + _service + refunds, orders.handed(), "all that was handed over");
        assertEq(vault.escrowOf(address(deals)), _service, "escrow");
    }

    function _carries(Entry storage entry, uint32 miner) private view returns (bool) {
        return miner >= entry.miners[0] && miner < entry.miners[0] + entry.miners.length;
    }

    function _next(uint256 range) private returns (uint256) {
        _random = uint256(keccak256(abi.encode(_random)));
        return _random % range;
    }
}
