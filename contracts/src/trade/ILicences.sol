// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Licences of data: a text by its hash, a price, a number of seats, a term (protocol.md section 9, ADR 0035).
/// @notice What a licence permits is in its text; the chain knows who has one, of which text and until when. The price goes to the
/// certificate's revenue, so parents get their shares. Licences are not handed on.
interface ILicences {
    /// @param certificate whose data is licensed
    /// @param price wei
    /// @param seats that are left
    /// @param term seconds; 0 for ever
    /// @param text SHA-256 of the licence's text
    /// @param seller holder of the certificate that made the offering
    struct Offering {
        address seller;
        uint40 certificate;
        uint32 seats;
        uint96 price;
        uint40 term;
        bytes32 text;
    }

    /// @param until timestamp, not included; the largest uint40 for ever
    struct Licence {
        address licensee;
        uint40 from;
        uint40 until;
        uint64 offering;
    }

    event LicenceOffered(
        uint64 indexed offering,
        uint256 indexed certificate,
        address indexed seller,
        bytes32 text,
        uint256 price,
        uint256 seats,
        uint256 term
    );
    event LicenceRepriced(uint64 indexed offering, uint256 price);
    event LicenceWithdrawn(uint64 indexed offering);
    event LicenceGranted(
        uint64 indexed licence,
        uint64 indexed offering,
        address indexed licensee,
        uint256 certificate,
        uint256 price,
        uint256 until
    );

    error OnlyLicensor(uint256 certificate, address expected, address actual);
    error LicenceTextMissing();
    error SeatsOutOfRange(uint256 minimum, uint256 maximum, uint256 actual);
    error OfferingUnknown(uint64 offering);
    error OfferingStale(uint64 offering, address seller, address holder);
    error LicenceTermTooLong(uint256 maximum, uint256 actual);
    error SeatsSold(uint64 offering);
    error LicenceTextMismatch(bytes32 expected, bytes32 actual);
    error LicencePriceAbove(uint256 maximum, uint256 actual);
    error LicenseeRefused(uint256 certificate, address account);

    /// @notice Holder of the certificate: offers `seats` licences.
    function offer(uint256 certificate, bytes32 text, uint96 price, uint32 seats, uint40 term)
        external
        returns (uint64 offering);
    /// @notice Seller: a new price for later licensees.
    function reprice(uint64 offering, uint96 price) external;
    /// @notice Seller or holder: no more licences of it; those granted stay.
    function withdraw(uint64 offering) external;
    /// @notice Buys one seat from the caller's vault balance.
    /// @param text hash of what the caller read
    /// @param maximum wei that the caller agrees to
    function buy(uint64 offering, bytes32 text, uint256 maximum) external returns (uint64 licence);

    function offeringOf(uint64 offering) external view returns (Offering memory);
    function licenceOf(uint64 licence) external view returns (Licence memory);
    /// @notice Until when the account is licensed for the certificate under the text; 0 where it never was.
    function licensedUntil(uint256 certificate, bytes32 text, address account) external view returns (uint256);
    function offeringCount() external view returns (uint64);
    function licenceCount() external view returns (uint64);
}
