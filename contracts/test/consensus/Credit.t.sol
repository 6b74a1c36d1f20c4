// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CreditWord} from "../../src/consensus/CreditWord.sol";
import {Epochs} from "../../src/consensus/Epochs.sol";
import {ICredit} from "../../src/consensus/ICredit.sol";
import {IOrders} from "../../src/market/IOrders.sol";
import {IDeals} from "../../src/storage/IDeals.sol";
import {ConsensusFixture} from "./ConsensusFixture.sol";

/// @title Credit from real uploads: what is counted, for whom, once, and how it ages.
contract CreditTest is ConsensusFixture {
    address private client;

    function setUp() external {
        deployNetwork(false);
        skip(10 days);
        openGroup(0);
        for (uint256 i = 0; i < 8; i++) {
            addMiner(uint8(i % 4), 4);
        }
        client = vm.addr(secret("client", 0));
        fund(client, 100_000 ether);
        addNodes(2, 3_000 ether);
    }

    function test_taggedBytesCountForTheNodeOfTheWorker() external {
        bindWorker(1);
        uint32 deal = store(1 << 22);
        credit.count(deal);
        IDeals.Deal memory stored = deals.deal(deal);
        assertEq(credit.workOf(1, 0), (uint256(stored.sectors) * 6 * 31 + 4095) / 4096);
        assertEq(credit.scoreOf(1, parameters.era() + 1), 1000);
        assertEq(credit.scoreOf(2, parameters.era() + 1), 0);
        assertEq(credit.scoreOf(1, parameters.era()), 0, "this era's work counts in the next");
    }

    function test_workAgesOverFiveEras() external {
        bindWorker(1);
        credit.count(store(1 << 22));
        uint256 era = parameters.era();
        uint256 work = credit.workOf(1, 0);
        uint256[7] memory weights = [uint256(0), 50, 20, 15, 10, 5, 0];
        for (uint256 age = 1; age <= 6; age++) {
            startEra(era + age);
            credit.weigh(1);
            assertEq(credit.maximumOf(era + age), weights[age] * work);
        }
    }

    function test_aDealCountsOnce() external {
        bindWorker(1);
        uint32 deal = store(1 << 22);
        credit.count(deal);
        vm.expectRevert(abi.encodeWithSelector(ICredit.AlreadyCounted.selector, deal, 255));
        credit.count(deal);
    }

    function test_workIsNotSavedForABetterEra() external {
        bindWorker(1);
        uint32 deal = store(1 << 22);
        uint256 day = deals.deal(deal).startDay;
        vm.warp(GENESIS + (day + 1) * 1 days);
        vm.expectRevert(abi.encodeWithSelector(ICredit.CountedTooLate.selector, deal, day, day + 1));
        credit.count(deal);
    }

    function test_refusesWhatNobodyTaggedForANode() external {
        uint32 deal = store(1 << 22);
        vm.expectRevert(abi.encodeWithSelector(ICredit.WorkerWithoutNode.selector, 1));
        credit.count(deal);
        bindWorker(1);
        credit.count(deal); // nothing of the refusal is left
        vm.expectRevert(abi.encodeWithSelector(IDeals.DealUnknown.selector, deal + 1));
        credit.count(deal + 1);
        vm.expectRevert(abi.encodeWithSelector(ICredit.NothingToCount.selector, deal, 0));
        credit.countRepair(deal, 0);
    }

    function test_theMaximumIsFixedInTheLastEpoch() external {
        bindWorker(1);
        uint256 era = parameters.era();
        (uint256 from,) = election.opening(era);
        vm.warp(from);
        vm.expectRevert(abi.encodeWithSelector(ICredit.MaximumFixed.selector, era, from, from));
        credit.weigh(1);
        // work in the last epoch raises the next era's
        credit.count(store(1 << 20));
        assertEq(credit.maximumOf(era), 0);
        assertGt(credit.maximumOf(parameters.era() + 1), 0);
    }

    function test_faultsCostTheirSquare() external {
        bindWorker(1);
        credit.count(store(1 << 22));
        uint256 era = parameters.era();
        vm.startPrank(address(conduct));
        credit.fault(1, 2);
        assertEq(credit.scoreOf(1, era + 1), 600);
        credit.fault(1, 1);
        assertEq(credit.scoreOf(1, era + 1), 100);
        credit.fault(1, 1);
        assertEq(credit.scoreOf(1, era + 1), 0);
        vm.stopPrank();
        startEra(era + 6);
        assertEq(credit.faultsOf(1), 0, "forgotten after six eras");
    }

    /// @dev The packed word against six plain numbers.
    function testFuzz_theWordIsSixErasOfWorkAndFaults(uint256[24] memory moves) external pure {
        uint256 word;
        uint256 era;
        uint256[6] memory work;
        uint256[6] memory faults;
        for (uint256 i = 0; i < moves.length; i++) {
            uint256 move = moves[i] % 3;
            uint256 amount = moves[i] >> 8;
            if (move == 0) {
                uint256 passed = amount % 8;
                era += passed;
                word = CreditWord.rolled(word, era);
                for (; passed > 0; passed--) {
                    for (uint256 lane = 5; lane > 0; lane--) {
                        (work[lane], faults[lane]) = (work[lane - 1], faults[lane - 1]);
                    }
                    (work[0], faults[0]) = (0, 0);
                }
            } else if (move == 1) {
                amount = amount >> 200 == 0 ? amount % 1_000 : amount % 2 ** 40;
                word = CreditWord.addWork(word, amount);
                work[0] = work[0] + amount > 2 ** 35 - 1 ? 2 ** 35 - 1 : work[0] + amount;
            } else {
                amount %= 10;
                word = CreditWord.addFaults(word, amount);
                faults[0] = faults[0] + amount > 7 ? 7 : faults[0] + amount;
            }
            uint256 sum;
            for (uint256 lane = 0; lane < 6; lane++) {
                assertEq(CreditWord.workAt(word, lane), work[lane]);
                sum += faults[lane];
            }
            assertEq(CreditWord.faultSum(word), sum);
            uint256 weighted = 50 * work[1] + 20 * work[2] + 15 * work[3] + 10 * work[4] + 5 * work[5];
            assertEq(CreditWord.weighted(word), weighted);
        }
    }

    function test_theLastEpochIsTheSixth() external pure {
        assertEq(Epochs.lastEpochOf(1000, 60, 0), 1050);
        assertEq(Epochs.lastEpochOf(1000, 60, 2), 1170);
    }

    function bindWorker(uint32 node) private {
        vm.prank(workerAccount(0));
        staking.bindWorker(1, node);
    }

    function store(uint32 size) private returns (uint32 deal) {
        IOrders.Terms memory terms = termsOf(size, 2, 6, 28);
        vm.prank(client);
        deal = orders.place(terms);
        skip(61);
        orders.draw(deal);
        deals.activate(activationOf(deal));
    }
}
