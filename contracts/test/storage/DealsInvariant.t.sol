// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDeals} from "../../src/storage/IDeals.sol";
import {DealsFixture} from "./support/DealsFixture.sol";

/// @notice What holds after any sequence of calls, whoever makes them.
contract DealsInvariantTest is DealsFixture {
    uint32 private constant MINERS = 5;

    uint32[] private _ids;
    mapping(uint32 miner => uint32 count) private _held;
    mapping(uint32 deal => uint32[] numbers) private _numbers;
    mapping(uint32 miner => uint256 sectors) private _frozen;
    mapping(uint32 miner => uint256 day) private _paidOn;
    mapping(uint32 miner => uint256 amount) private _collected;
    uint256 private _paidTwice;

    function setUp() public override {
        super.setUp();
        bytes4[] memory selectors = new bytes4[](6);
        selectors[0] = this.actActivate.selector;
        selectors[1] = this.actRemove.selector;
        selectors[2] = this.actPass.selector;
        selectors[3] = this.actClaim.selector;
        selectors[4] = this.actCollect.selector;
        selectors[5] = this.actNextDay.selector;
        targetContract(address(this));
        targetSelector(FuzzSelector(address(this), selectors));
    }

    function actActivate(uint256 n, uint256 first, uint256 term, uint256 size) external {
        n = bound(n, 2, 4);
        uint32[] memory miners = _miners(n, uint32(bound(first, 1, MINERS - n + 1)));
        uint256 end = _weekEnd(_today() + 2 + bound(term, 0, 30));
        uint32 id = _activate(miners, 2, uint32(bound(size, 1, 1 << 20)), end);
        _ids.push(id);
        for (uint256 i; i < n; ++i) {
            _numbers[id].push(_held[miners[i]]++);
        }
    }

    function actRemove(uint256 which) external {
        if (_ids.length == 0) return;
        uint32 id = _ids[which % _ids.length];
        IDeals.Deal memory deal = deals.deal(id);
        if (deal.state != IDeals.DealState.Active || _today() >= deal.endDay) return;
        _remove(id, _numbers[id]);
    }

    function actPass(uint256 which) external {
        uint32 miner = uint32(1 + which % MINERS);
        uint256 before = deals.earned(miner);
        try audits.pass(miner) {
            if (_paidOn[miner] == _today() && deals.earned(miner) > before) ++_paidTwice;
            _paidOn[miner] = _today();
        } catch {
            assertEq(_paidOn[miner], _today(), "only a second payment may fail");
        }
    }

    function actClaim(uint256 which) external {
        if (_ids.length == 0) return;
        try deals.claim(_ids[which % _ids.length]) {} catch {}
    }

    function actCollect(uint256 which) external {
        if (which % 4 == 0) deals.collectTreasury();
        else deals.collect(uint32(1 + which % MINERS));
    }

    function actNextDay(uint256 days_) external {
        _goTo(_today() + 1 + days_ % 5);
        for (uint32 miner = 1; miner <= MINERS; ++miner) {
            _frozen[miner] = deals.buckets(miner)[0].frozen;
            assertEq(_frozen[miner], deals.buckets(miner)[0].end, "a new day freezes all there is");
        }
    }

    /// @dev One function, since forge plays all histories anew for each.
    /// forge-config: default.invariant.runs = 16
    function invariant_BooksAreSound() public view {
        assertEq(_paidTwice, 0, "a day is paid at most once");
        _checkEscrow();
        _checkFrozenSets();
        _checkHoldings();
    }

    /// @dev earned + pots + refundable = escrow: nothing is short, nothing is stuck.
    function _checkEscrow() private view {
        uint256 owed = deals.servicePot() + deals.treasuryPot();
        for (uint32 miner = 1; miner <= MINERS; ++miner) {
            owed += deals.earned(miner);
        }
        for (uint256 i; i < _ids.length; ++i) {
            owed += _openDays(deals.deal(_ids[i])) * RATE;
        }
        assertEq(vault.escrowOf(address(deals)), owed);
    }

    /// @dev Additions and removals of today change nothing that today samples.
    function _checkFrozenSets() private view {
        for (uint32 miner = 1; miner <= MINERS; ++miner) {
            assertEq(deals.buckets(miner)[0].frozen, _frozen[miner]);
        }
    }

    /// @dev Holdings of a bucket lie end to end.
    function _checkHoldings() private view {
        for (uint32 miner = 1; miner <= MINERS; ++miner) {
            IDeals.Bucket memory bucket = deals.buckets(miner)[0];
            uint256 end;
            for (uint32 number; number < bucket.holdings; ++number) {
                IDeals.Holding memory holding = deals.holding(miner, 0, number);
                assertEq(holding.start, end);
                end += holding.sectors;
            }
            assertEq(end, bucket.end);
        }
    }

    /// @dev Miner-days of a deal that are neither refunded nor paid.
    function _openDays(IDeals.Deal memory deal) private view returns (uint256 count) {
        uint256 today = _today();
        for (uint256 slot; slot < deal.n; ++slot) {
            for (uint256 day = deal.claimedDay; day < deal.endDay; ++day) {
                if (day > today || !audits.passed(deal.miners[slot], day)) ++count;
            }
        }
    }
}
