// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOrders} from "../src/market/IOrders.sol";
import {IAuditRounds} from "../src/storage/IAuditRounds.sol";
import {IDeals} from "../src/storage/IDeals.sol";
import {ProverCurve} from "./support/ProverCurve.sol";
import {Proofs} from "./support/Proofs.sol";

/// @title One file's life on the whole network, with nothing stubbed: beats, draw, signatures, proof, pay, withdrawal.
contract UploadTest is Proofs {
    address private client;
    uint256 private constant CLIENT_KEY = uint256(keccak256("client"));

    function setUp() external {
        deployNetwork(true);
        openGroup(0);
        for (uint256 i = 0; i < 6; i++) {
            registerProofKeys(addMiner(0, 4), 0);
        }
        client = vm.addr(CLIENT_KEY);
        fund(client, 1_000 ether);
    }

    function test_aFileIsStoredProvenPaidAndRemoved() external {
        IOrders.Terms memory terms = termsOf(1_000, 4, 6, 14);
        vm.prank(client);
        uint32 id = orders.place(terms);
        uint256 cost = orders.order(id).cost;
        assertEq(vault.balanceOf(client), 1_000 ether - cost);

        postNextBeat();
        orders.draw(id);
        deals.activate(activationOf(id));
        IDeals.Deal memory deal = deals.deal(id);
        assertEq(deal.startDay, 1);
        assertEq(vault.escrowOf(address(deals)), uint256(deal.rate) * 6 * (deal.endDay - deal.startDay));

        uint32 miner = deal.miners[0];
        uint8 window = passTheDay(1, miner);
        assertTrue(audits.passed(miner, 1));
        assertEq(deals.earned(miner), uint256(deal.rate) * 85 / 100);
        vm.expectRevert(abi.encodeWithSelector(IAuditRounds.AlreadyProven.selector, miner, 1, window));
        this.prove(miner, window);

        deals.collect(miner);
        address account = minerAccount(miner);
        uint256 earned = vault.balanceOf(account);
        vm.prank(account);
        vault.withdraw(account, earned);
        assertEq(token.balanceOf(account), uint256(deal.rate) * 85 / 100);

        // Next day the owner removes the deal: five miners owe day 1, the rest of the term is not paid at all.
        vm.warp(GENESIS + 2 days);
        uint256 before = vault.balanceOf(client);
        uint256 claimed = deals.claim(id);
        assertEq(claimed, uint256(deal.rate) * 5);
        vm.startPrank(client);
        deals.remove(id, holdingsOf(id), 0, "");
        vm.stopPrank();
        assertEq(vault.balanceOf(client) - before, uint256(deal.rate) * (6 * (deal.endDay - 1) - 1));
    }

    function prove(uint32 miner, uint8 window) external {
        IAuditRounds.Submission[] memory submissions = new IAuditRounds.Submission[](1);
        (submissions[0],) = submissionOf(miner, window);
        audits.prove(submissions);
    }

    /// @dev A beat in every window until the miner is due; it proves at once.
    function passTheDay(uint256 day, uint32 miner) private returns (uint8 window) {
        for (; window < 24; window++) {
            vm.warp(GENESIS + day * 1 days + uint256(window) * 59 minutes);
            postNextBeat();
            if (audits.challenge(miner, window).duty != IAuditRounds.Duty.Due) continue;
            this.prove(miner, window);
            return window;
        }
        revert("every miner is due once a day");
    }

    /// @dev The only member's VRF proof for the first beat that opens after now.
    function postNextBeat() private {
        uint256 number = beats.beatNumberAt(vm.getBlockTimestamp()) + 1;
        vm.warp(GENESIS + number * 60);
        bytes memory proof = signWith("CESS4J-VRF---V1_", beats.messageFor(number), scalar("worker vrf", 0));
        beats.post(number, ProverCurve.g2(scalar("worker vrf", 0)), proof);
    }
}
