// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BlockHeaders} from "../../src/consensus/BlockHeaders.sol";
import {IEraRewards} from "../../src/consensus/IEraRewards.sol";
import {IEraSettlement} from "../../src/token/IEraSettlement.sol";
import {IVault} from "../../src/token/IVault.sol";
import {BesuHeaders} from "./BesuHeaders.sol";
import {ConsensusFixture} from "./ConsensusFixture.sol";
import {Headers} from "./Headers.sol";

/// @title Points once a block, a payout once an era, and never more than the emission.
contract EraRewardsTest is ConsensusFixture {
    function setUp() external {
        deployNetwork(false);
        skip(1 hours);
        addNodes(2, 3_000 ether);
        startEra(1);
        vm.roll(1000);
    }

    function test_aBlockIsCountedOnceHoweverItIsCredited() external {
        vm.coinbase(validatorOf(1));
        eraRewards.author();
        assertEq(eraRewards.pointsOf(1, validatorOf(1)), 20);
        vm.expectRevert(abi.encodeWithSelector(IEraRewards.BlockAlreadyCredited.selector, 1000));
        eraRewards.author();
        bytes[] memory headers = blocks(1000, 1, 2);
        vm.roll(1001);
        eraRewards.credit(headers);
        assertEq(eraRewards.pointsOf(1, validatorOf(2)), 0, "counted twice");
    }

    function test_headersCreditTheirAuthors() external {
        bytes[] memory headers = blocks(900, 10, 1);
        vm.roll(911);
        eraRewards.credit(headers);
        assertEq(eraRewards.pointsOf(1, validatorOf(1)), 200);
        (uint256 points, uint256 authors) = eraRewards.totalOf(1);
        assertEq(points, 200);
        assertEq(authors, 1);
        eraRewards.credit(headers);
        assertEq(eraRewards.pointsOf(1, validatorOf(1)), 200);
        assertTrue(eraRewards.isCredited(909));
        assertFalse(eraRewards.isCredited(910));
    }

    function test_anEraIsPaidHalfEqualAndHalfByPoints() external {
        eraRewards.credit(blocks(900, 30, 1));
        eraRewards.credit(blocks(930, 10, 2));
        startEra(3);
        uint256 half = settlement.poolOf(IVault.Pool.Consensus, 1) / 2;
        uint256 first = eraRewards.pay(1, 1);
        assertEq(first, half / 2 + half * 30 / 40);
        assertEq(vault.balanceOf(nodeAccount(1)), first);
        assertEq(eraRewards.pay(1, 2), half / 2 + half * 10 / 40);
        assertLe(settlement.drawnOf(IVault.Pool.Consensus), 2 * half);
        assertEq(vault.poolOf(IVault.Pool.Consensus), 1_500_000_000 ether - settlement.drawnOf(IVault.Pool.Consensus));
        vm.expectRevert(abi.encodeWithSelector(IEraRewards.NothingEarned.selector, 1, 1));
        eraRewards.pay(1, 1);
    }

    function test_theShareOfAuthorsWithoutANodeStaysInThePool() external {
        eraRewards.credit(blocks(900, 10, 1));
        eraRewards.credit(blocks(910, 10, 9)); // never registered
        startEra(3);
        uint256 half = settlement.poolOf(IVault.Pool.Consensus, 1) / 2;
        assertEq(eraRewards.pay(1, 1), half / 2 + half / 2);
    }

    function test_refusesToPayAnEraThatIsStillCounted() external {
        eraRewards.credit(blocks(900, 1, 1));
        vm.warp(GENESIS + 3 * ERA - 1);
        vm.expectRevert(abi.encodeWithSelector(IEraRewards.EraStillOpen.selector, 1, 3, 2));
        eraRewards.pay(1, 1);
    }

    function test_refusesBlocksOfAPaidEra() external {
        bytes[] memory headers = blocks(900, 1, 1);
        startEra(3);
        vm.expectRevert(abi.encodeWithSelector(IEraRewards.BlockOfClosedEra.selector, 900, 1, 3));
        eraRewards.credit(headers);
    }

    function test_refusesForgedAndForgottenHeaders() external {
        bytes[] memory headers = blocks(900, 1, 1);
        headers[0] = Headers.make(BesuHeaders.SIX, 0, validatorOf(2), 900, vm.getBlockTimestamp());
        vm.expectPartialRevert(BlockHeaders.HeaderNotOfChain.selector);
        eraRewards.credit(headers);
        headers = blocks(500, 1, 1); // 500 blocks ago, without EIP-2935's contract
        vm.roll(1000);
        vm.expectPartialRevert(BlockHeaders.HeaderNotOfChain.selector);
        eraRewards.credit(headers);
        headers[0] = hex"c0";
        vm.expectPartialRevert(BlockHeaders.HeaderMalformed.selector);
        eraRewards.credit(headers);
    }

    function test_onlyTheRewardsContractOfAPoolDraws() external {
        vm.expectRevert(abi.encodeWithSelector(IEraSettlement.OnlyRewards.selector, address(eraRewards), address(this)));
        settlement.draw(IVault.Pool.Consensus, address(this), 1);
    }

    function test_aRewardsContractCannotDrawAheadOfTheEmission() external {
        startEra(4);
        uint256 emitted;
        for (uint256 era = 0; era < 4; era++) {
            emitted += settlement.poolOf(IVault.Pool.Consensus, era);
        }
        vm.startPrank(address(eraRewards));
        vm.expectRevert(
            abi.encodeWithSelector(
                IEraSettlement.EmissionExceeded.selector, IVault.Pool.Consensus, emitted, emitted + 1
            )
        );
        settlement.draw(IVault.Pool.Consensus, address(this), emitted + 1);
        settlement.draw(IVault.Pool.Consensus, address(this), emitted);
        vm.stopPrank();
    }

    function test_anEraOfMainnetIsThatOfTheTokenomics() external view {
        // 238.5 M in 1461 eras of six hours
        assertEq(settlement.poolOf(IVault.Pool.Consensus, 0) / 1 ether, 163_244);
        assertEq(settlement.poolOf(IVault.Pool.Storage, 0) / 1 ether, 326_488);
        assertEq(settlement.poolOf(IVault.Pool.Cache, 0) / 1 ether, 108_829);
        assertEq(settlement.poolOf(IVault.Pool.Consensus, 1461) / 1 ether, 137_288);
    }

    /// @dev Eras add up exactly to what their years give, in any year and whatever the rounding.
    function testFuzz_erasTelescope(uint256 first, uint256 count) external view {
        first = bound(first, 0, 1461 * 500);
        count = bound(count, 1, 20);
        for (uint256 pool = 0; pool < 3; pool++) {
            uint256 sum;
            for (uint256 era = first; era < first + count; era++) {
                sum += settlement.poolOf(IVault.Pool(pool), era);
            }
            assertEq(sum, plain(pool, first + count) - plain(pool, first));
        }
    }

    function test_allErasTogetherStayWithinThePools() external pure {
        uint256[3] memory pools = [uint256(3_000_000_000 ether), 1_500_000_000 ether, 1_000_000_000 ether];
        for (uint256 pool = 0; pool < 3; pool++) {
            uint256 all = plain(pool, 1461 * 1000);
            assertLe(all, pools[pool]);
            assertGt(all, pools[pool] - 1 ether);
        }
    }

    /// @dev The emission by another road: year by year, from the table's first.
    function plain(uint256 pool, uint256 eras) private pure returns (uint256 sum) {
        uint256[3] memory yearly = [uint256(477_000_000 ether), 238_500_000 ether, 159_000_000 ether];
        uint256 amount = yearly[pool];
        for (uint256 year = 0; year < eras / 1461; year++) {
            sum += amount;
            amount -= (amount * 159 + 999) / 1000;
        }
        sum += amount * (eras % 1461) / 1461;
    }

    function blocks(uint256 first, uint256 count, uint256 node) private returns (bytes[] memory headers) {
        headers = new bytes[](count);
        vm.roll(first + count > 1000 ? first + count : 1000);
        for (uint256 i = 0; i < count; i++) {
            headers[i] = Headers.make(
                BesuHeaders.SIX, keccak256("parent"), validatorOf(node), first + i, vm.getBlockTimestamp()
            );
            vm.setBlockhash(first + i, keccak256(headers[i]));
        }
    }
}
